package io.zoetrope.video.onvif;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what strangers send: no entity, document type or file of elsewhere is looked at. */
final class Xml {
  private Xml() {}

  /** The outermost element. */
  static Element parse(byte[] text) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // prints nothing
      return builder.parse(new ByteArrayInputStream(text)).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (SAXException e) {
      throw new IOException("not XML", e);
    }
  }

  /** Of any namespace: cameras differ in its version. */
  static List<Element> all(Element in, String name) {
    NodeList found = in.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  static Optional<Element> first(Element in, String name) {
    return all(in, name).stream().findFirst();
  }

  /** Without white space around it and without control characters; empty where there is none. */
  static String text(Element in, String name) {
    return first(in, name)
        .map(found -> found.getTextContent().strip().replaceAll("\\p{Cntrl}", " "))
        .orElse("");
  }

  /** 0 where there is none. */
  static double number(Element in, String name) {
    try {
      return Double.parseDouble(text(in, name));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
