package io.zoetrope.video.onvif;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zoetrope.video.source.Credentials;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.w3c.dom.Element;

/** A camera on loopback that answers as ONVIF says, whose clock is two days late. */
final class SimulatedOnvif implements AutoCloseable {
  static final Credentials LOGIN = new Credentials("o&m", "hunter2<secret");
  private static final Duration LATE = Duration.ofDays(2);
  private static final Duration TOLERATED = Duration.ofMinutes(1);
  private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer http =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final DatagramSocket discovery =
      new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final boolean second;
  private String answers = "";

  /**
   * @param second whether it has the newer media service, too
   */
  SimulatedOnvif(boolean second) throws IOException {
    this.second = second;
    http.createContext("/onvif", this::handle);
    http.start();
    answerProbesWith(
        "<d:XAddrs>http://192.0.2.1/onvif %s</d:XAddrs>".formatted(service())
            + "<d:Scopes>onvif://www.onvif.org/name/Garden%20door"
            + " onvif://www.onvif.org/hardware/X-1</d:Scopes>");
    Thread thread = new Thread(this::answer, "simulated-onvif");
    thread.setDaemon(true);
    thread.start();
  }

  String service() {
    return "http://127.0.0.1:%d/onvif/device_service".formatted(http.getAddress().getPort());
  }

  InetSocketAddress discovery() {
    return (InetSocketAddress) discovery.getLocalSocketAddress();
  }

  List<String> requests() {
    return requests;
  }

  void answerProbesWith(String match) {
    answers = match;
  }

  @Override
  public void close() {
    http.stop(0);
    discovery.close();
  }

  private void answer() {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[10_000], 10_000);
        discovery.receive(packet);
        requests.add(new String(packet.getData(), 0, packet.getLength(), UTF_8));
        byte[] match =
            envelope(
                    """
                    <d:ProbeMatches xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">
                    <d:ProbeMatch>%s</d:ProbeMatch></d:ProbeMatches>"""
                        .formatted(answers))
                .getBytes(UTF_8);
        discovery.send(new DatagramPacket(match, match.length, packet.getSocketAddress()));
      }
    } catch (IOException closed) {
      // with the camera
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    requests.add(request);
    Element envelope = Xml.parse(request.getBytes(UTF_8));
    Element action = (Element) Xml.first(envelope, "Body").orElseThrow().getFirstChild();
    boolean letIn = action.getLocalName().equals("GetSystemDateAndTime") || isLogin(envelope);
    byte[] answer =
        envelope(letIn ? answer(action) : "<e:Fault><e:Code>ter:NotAuthorized</e:Code></e:Fault>")
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(letIn ? 200 : 400, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static boolean isLogin(Element envelope) {
    try {
      String created = Xml.text(envelope, "Created");
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      sha.update(Base64.getDecoder().decode(Xml.text(envelope, "Nonce")));
      sha.update(created.getBytes(UTF_8));
      byte[] digest = sha.digest(LOGIN.password().getBytes(UTF_8));
      Duration apart = Duration.between(Instant.parse(created), now()).abs();
      return Xml.text(envelope, "Username").equals(LOGIN.user())
          && Xml.text(envelope, "Password").equals(Base64.getEncoder().encodeToString(digest))
          && apart.compareTo(TOLERATED) < 0;
    } catch (Exception e) {
      return false;
    }
  }

  private static Instant now() {
    return Instant.now().minus(LATE);
  }

  private String answer(Element action) {
    String media2 = "http://www.onvif.org/ver20/media/wsdl";
    return switch (action.getLocalName()) {
      case "GetSystemDateAndTime" -> clock();
      case "GetServices" ->
          "<r>%s%s</r>"
              .formatted(
                  service("http://www.onvif.org/ver10/media/wsdl"), second ? service(media2) : "");
      case "GetProfiles" -> action.getNamespaceURI().equals(media2) ? profiles2() : profiles();
      case "GetStreamUri" ->
          "<r><Uri>rtsp://127.0.0.1/%s</Uri></r>"
              .formatted(Xml.escaped(Xml.text(action, "ProfileToken")));
      default -> throw new IllegalArgumentException(action.getLocalName());
    };
  }

  private static String clock() {
    OffsetDateTime now = now().atOffset(ZoneOffset.UTC);
    return """
    <r><UTCDateTime><Time><Hour>%d</Hour><Minute>%d</Minute><Second>%d</Second></Time>
    <Date><Year>%d</Year><Month>%d</Month><Day>%d</Day></Date></UTCDateTime></r>"""
        .formatted(
            now.getHour(),
            now.getMinute(),
            now.getSecond(),
            now.getYear(),
            now.getMonthValue(),
            now.getDayOfMonth());
  }

  /** Wherever it says to be: behind a router that is not where it can be reached. */
  private static String service(String namespace) {
    return "<Service><Namespace>%s</Namespace><XAddr>http://192.0.2.1/onvif/media</XAddr></Service>"
        .formatted(namespace);
  }

  private static String profiles() {
    return "<r>%s%s<Profiles token='sound'><Name>sound</Name></Profiles></r>"
        .formatted(
            profile("VideoEncoderConfiguration", "main", "H264", 1920, 1080, 25),
            profile("VideoEncoderConfiguration", "a&amp;b", "H264", 640, 360, 15));
  }

  private static String profiles2() {
    return "<r>%s</r>".formatted(profile("VideoEncoder", "best", "H265", 2560, 1440, 20));
  }

  private static String profile(
      String encoder, String name, String encoding, int width, int height, int rate) {
    return """
    <Profiles token="%2$s"><Name>%2$s</Name>
    <AudioEncoderConfiguration><Encoding>G711</Encoding></AudioEncoderConfiguration>
    <%1$s><Encoding>%3$s</Encoding><Resolution><Width>%4$d</Width><Height>%5$d</Height></Resolution>
    <RateControl><FrameRateLimit>%6$d</FrameRateLimit></RateControl></%1$s></Profiles>"""
        .formatted(encoder, name, encoding, width, height, rate);
  }

  private static String envelope(String body) {
    return "<e:Envelope xmlns:e=\"%s\"><e:Body>%s</e:Body></e:Envelope>".formatted(SOAP, body);
  }
}
