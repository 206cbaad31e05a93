package io.zoetrope.video.onvif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.video.source.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Asks a camera which streams it offers, by SOAP over HTTP. */
public final class OnvifCamera {
  private static final String DEVICE = "http://www.onvif.org/ver10/device/wsdl";
  private static final String MEDIA = "http://www.onvif.org/ver10/media/wsdl";

  /** What names H.265, too. */
  private static final String MEDIA2 = "http://www.onvif.org/ver20/media/wsdl";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LARGEST = 1 << 20; // bytes of an answer
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final FoundCamera camera;
  private final Optional<Credentials> login;

  public OnvifCamera(FoundCamera camera, Optional<Credentials> login) {
    this.camera = camera;
    this.login = login;
  }

  /**
   * In the camera's order, which mostly begins with the largest.
   *
   * @throws OnvifException where the camera does not answer, or refuses the login
   */
  public List<CameraProfile> profiles() throws OnvifException, InterruptedException {
    String at = where(camera.service());
    try {
      Instant now = clock();
      Element services = ask(camera.service(), DEVICE, "GetServices", includeNothing(), now);
      Optional<URI> second = service(services, MEDIA2);
      Optional<URI> media = second.isPresent() ? second : service(services, MEDIA);
      URI address = media.orElseThrow(() -> new OnvifException(at + " offers no streams"));
      return profiles(address, second.isPresent() ? MEDIA2 : MEDIA, now);
    } catch (OnvifException e) {
      throw e;
    } catch (IOException e) {
      throw new OnvifException(
          "%s does not answer as an ONVIF camera; see that ONVIF is switched on in its settings (%s)"
              .formatted(
                  at, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
          e);
    }
  }

  private List<CameraProfile> profiles(URI media, String version, Instant now)
      throws IOException, InterruptedException {
    boolean second = version.equals(MEDIA2);
    String what = second ? "<m:Type>VideoEncoder</m:Type>" : "";
    List<CameraProfile> profiles = new ArrayList<>();
    for (Element each : Xml.all(ask(media, version, "GetProfiles", what, now), "Profiles")) {
      var encoder = Xml.first(each, second ? "VideoEncoder" : "VideoEncoderConfiguration");
      if (encoder.isPresent()) {
        String token = each.getAttribute("token");
        Element answer = ask(media, version, "GetStreamUri", streamOf(token, second), now);
        profiles.add(profile(each, encoder.get(), Xml.text(answer, "Uri")));
      }
    }
    return profiles;
  }

  private static CameraProfile profile(Element profile, Element encoder, String address) {
    return new CameraProfile(
        Xml.text(profile, "Name"),
        Xml.text(encoder, "Encoding"),
        (int) Xml.number(encoder, "Width"),
        (int) Xml.number(encoder, "Height"),
        Xml.number(encoder, "FrameRateLimit"),
        address);
  }

  private static String streamOf(String token, boolean second) {
    String profile = "<m:ProfileToken>%s</m:ProfileToken>".formatted(Xml.escaped(token));
    return second
        ? "<m:Protocol>RTSP</m:Protocol>" + profile
        : """
        <m:StreamSetup xmlns:t="http://www.onvif.org/ver10/schema"><t:Stream>RTP-Unicast</t:Stream>\
        <t:Transport><t:Protocol>RTSP</t:Protocol></t:Transport></m:StreamSetup>"""
            + profile;
  }

  private static String includeNothing() {
    return "<m:IncludeCapability>false</m:IncludeCapability>";
  }

  /** A login goes to the camera alone, wherever it says that its service is. */
  private Optional<URI> service(Element services, String namespace) throws OnvifException {
    for (Element each : Xml.all(services, "Service")) {
      if (Xml.text(each, "Namespace").equals(namespace)) {
        return Optional.of(onCamera(Xml.text(each, "XAddr")));
      }
    }
    return Optional.empty();
  }

  private URI onCamera(String address) throws OnvifException {
    try {
      URI named = URI.create(address);
      URI device = camera.service();
      return new URI(
          device.getScheme(),
          null,
          device.getHost(),
          device.getPort(),
          named.getPath(),
          null,
          null);
    } catch (IllegalArgumentException | URISyntaxException e) {
      throw new OnvifException(where(camera.service()) + " names no address of its streams", e);
    }
  }

  /** The camera's, which may be wrong: a login of another time is refused. */
  private Instant clock() throws IOException, InterruptedException {
    String envelope = envelope("", DEVICE, "GetSystemDateAndTime", "");
    Element answer = post(camera.service(), envelope);
    Optional<Element> utc = Xml.first(answer, "UTCDateTime");
    return utc.isPresent() ? time(utc.get()) : Instant.now();
  }

  private static Instant time(Element utc) {
    try {
      return LocalDateTime.of(
              (int) Xml.number(utc, "Year"),
              (int) Xml.number(utc, "Month"),
              (int) Xml.number(utc, "Day"),
              (int) Xml.number(utc, "Hour"),
              (int) Xml.number(utc, "Minute"),
              (int) Xml.number(utc, "Second"))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return Instant.now();
    }
  }

  private Element ask(URI where, String namespace, String action, String content, Instant now)
      throws IOException, InterruptedException {
    String header = login.map(each -> Login.header(each, now)).orElse("");
    return post(where, envelope(header, namespace, action, content));
  }

  private static String envelope(String header, String namespace, String action, String content) {
    return """
    <?xml version="1.0" encoding="utf-8"?>
    <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Header>%s</e:Header>\
    <e:Body><m:%s xmlns:m="%s">%s</m:%2$s></e:Body></e:Envelope>"""
        .formatted(header, action, namespace, content);
  }

  private Element post(URI where, String envelope) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(where)
            .timeout(PATIENCE)
            .header("Content-Type", "application/soap+xml; charset=utf-8")
            .POST(BodyPublishers.ofString(envelope, UTF_8))
            .build();
    HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] text = body.readNBytes(LARGEST);
      requireLetIn(where, response.statusCode(), new String(text, UTF_8));
      if (response.statusCode() != OK) {
        throw new IOException("HTTP " + response.statusCode());
      }
      return Xml.parse(text);
    }
  }

  private void requireLetIn(URI where, int status, String text) throws OnvifException {
    boolean refused = status != OK && text.contains("NotAuthorized");
    if (refused || status == UNAUTHORIZED || status == FORBIDDEN) {
      throw new OnvifException(
          login.isPresent()
              ? where(where)
                  + " refuses the login; many cameras keep users of ONVIF apart from others"
              : where(where) + " asks for a login; name it with --user and --password");
    }
  }

  private static String where(URI service) {
    return service.getPort() < 0
        ? service.getHost()
        : "%s:%d".formatted(service.getHost(), service.getPort());
  }
}
