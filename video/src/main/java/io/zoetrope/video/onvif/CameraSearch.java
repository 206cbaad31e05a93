package io.zoetrope.video.onvif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** Asks who is an ONVIF camera, by WS-Discovery (OASIS, April 2005) over UDP. */
public final class CameraSearch {
  private static final Logger LOG = LoggerFactory.getLogger(CameraSearch.class);
  private static final InetSocketAddress EVERYBODY = new InetSocketAddress("239.255.255.250", 3702);
  private static final int LARGEST = 65_535; // bytes of an answer
  private static final int ANSWER_MILLIS = 250;
  private static final int TIMES = 2; // UDP loses some

  private static final String PROBE =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"
          xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing"
          xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"
          xmlns:dn="http://www.onvif.org/ver10/network/wsdl">
        <e:Header>
          <w:MessageID>uuid:%s</w:MessageID>
          <w:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To>
          <w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action>
        </e:Header>
        <e:Body><d:Probe><d:Types>dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body>
      </e:Envelope>
      """;

  private final InetSocketAddress whom;

  /** In the networks that this machine is part of. */
  public CameraSearch() {
    this(EVERYBODY);
  }

  CameraSearch(InetSocketAddress whom) {
    this.whom = whom;
  }

  /**
   * Waits for answers.
   *
   * @return by address
   * @throws IOException where no network can be asked
   */
  public List<FoundCamera> search(Duration patience) throws IOException {
    Map<String, FoundCamera> found = new LinkedHashMap<>();
    List<MulticastSocket> sockets = sockets();
    try {
      for (int time = 0; time < TIMES; time++) {
        ask(sockets);
        listen(sockets, patience.dividedBy(TIMES), found);
      }
    } finally {
      sockets.forEach(MulticastSocket::close);
    }
    return found.values().stream().sorted(Comparator.comparing(FoundCamera::service)).toList();
  }

  /** One for each network, since a question to all leaves by one of them only. */
  private List<MulticastSocket> sockets() throws IOException {
    List<MulticastSocket> sockets = new ArrayList<>();
    for (InetAddress own : whom.getAddress().isMulticastAddress() ? ownAddresses() : nobody()) {
      var socket = new MulticastSocket(new InetSocketAddress(own, 0));
      socket.setSoTimeout(ANSWER_MILLIS);
      sockets.add(socket);
    }
    if (sockets.isEmpty()) {
      throw new IOException(
          "this machine is part of no network that can be searched; name the camera's host");
    }
    return sockets;
  }

  private static Collection<InetAddress> nobody() throws IOException {
    return List.of(InetAddress.getByName("0.0.0.0"));
  }

  private static Collection<InetAddress> ownAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .filter(CameraSearch::reachesOthers)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .toList();
  }

  private static boolean reachesOthers(NetworkInterface each) {
    try {
      return each.isUp() && each.supportsMulticast() && !each.isLoopback();
    } catch (IOException e) {
      return false;
    }
  }

  private void ask(List<MulticastSocket> sockets) throws IOException {
    byte[] question = PROBE.formatted(UUID.randomUUID()).getBytes(UTF_8);
    for (MulticastSocket socket : sockets) {
      try {
        socket.send(new DatagramPacket(question, question.length, whom));
      } catch (IOException e) {
        LOG.info("{} cannot be searched: {}", socket.getLocalSocketAddress(), e.getMessage());
      }
    }
  }

  private static void listen(
      List<MulticastSocket> sockets, Duration patience, Map<String, FoundCamera> found) {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      for (MulticastSocket socket : sockets) {
        answer(socket).ifPresent(each -> found.put(each.service().toString(), each));
      }
    }
  }

  private static Optional<FoundCamera> answer(MulticastSocket socket) {
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      socket.receive(packet);
      byte[] text = Arrays.copyOf(packet.getData(), packet.getLength());
      return camera(Xml.parse(text), packet.getAddress());
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.info("{} answers something else: {}", packet.getAddress(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Only of whoever answers: a login would go to wherever an answer points. */
  private static Optional<FoundCamera> camera(Element answer, InetAddress from) {
    return Stream.of(Xml.text(answer, "XAddrs").split("\\s+"))
        .flatMap(address -> uri(address).stream())
        .filter(address -> from.getHostAddress().equals(address.getHost()))
        .findFirst()
        .map(address -> named(address, Xml.text(answer, "Scopes")));
  }

  private static FoundCamera named(URI address, String scopes) {
    String name = scope(scopes, "name");
    return new FoundCamera(
        address, name.isEmpty() ? address.getHost() : name, scope(scopes, "hardware"));
  }

  private static Optional<URI> uri(String address) {
    try {
      URI uri = URI.create(address);
      boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return isWeb && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Such as {@code onvif://www.onvif.org/name/Garden%20door}. */
  private static String scope(String scopes, String kind) {
    String start = "onvif://www.onvif.org/" + kind + "/";
    return Stream.of(scopes.split("\\s+"))
        .filter(each -> each.startsWith(start))
        .map(each -> decoded(each.substring(start.length())))
        .findFirst()
        .orElse("");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8).replaceAll("\\p{Cntrl}", " ");
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
