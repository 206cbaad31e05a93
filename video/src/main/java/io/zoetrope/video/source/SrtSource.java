package io.zoetrope.video.source;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.gst.PipelineError;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.SourceRule;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.freedesktop.gstreamer.Element;

/**
 * An MPEG transport stream over SRT.
 *
 * @param location {@code srt://HOST:PORT?…} with what {@code srtsrc} takes as parameters; a {@code
 *     passphrase} among them goes before that of the credentials
 * @param credentials the stream's id and the passphrase
 */
public record SrtSource(URI location, Optional<Credentials> credentials) implements PictureSource {
  /** Not {@code auto-reconnect}, which says nothing of what fails. */
  private static final String SOURCE = "srtsrc name=source auto-reconnect=false";

  private static final String PASSPHRASE = "passphrase=";
  private static final int SHORTEST = 10;
  private static final int LONGEST = 79;

  @Override
  public FramePipeline open(SourceRule rule, boolean crops) {
    GstRuntime.start();
    List.of("srtsrc", "tsdemux").forEach(GstRuntime::require);
    Optional<String> passphrase = passphrase().map(SrtSource::checked);
    var pipeline = Pipelines.stream(SOURCE, rule, false, crops);
    Element source = pipeline.element("source");
    source.set("uri", withoutPassphrase());
    credentials
        .map(Credentials::user)
        .filter(id -> !id.isEmpty())
        .ifPresent(id -> source.set("streamid", id));
    passphrase.ifPresent(text -> source.set("passphrase", text));
    pipeline.explain(SrtSource::explain);
    return pipeline;
  }

  /** A caller does not learn whether nobody is there or the passphrase is wrong. */
  private static PipelineError explain(PipelineError error) {
    return error.domain().equals(SourceProblem.RESOURCE)
        ? new PipelineError(SourceProblem.SRT, error.code(), error.message())
        : error;
  }

  private Optional<String> passphrase() {
    return parameters()
        .filter(each -> each.startsWith(PASSPHRASE))
        .map(each -> URLDecoder.decode(each.substring(PASSPHRASE.length()), StandardCharsets.UTF_8))
        .findFirst()
        .or(() -> credentials.map(Credentials::password).filter(text -> !text.isEmpty()));
  }

  private static String checked(String passphrase) {
    if (passphrase.length() < SHORTEST || passphrase.length() > LONGEST) {
      throw new IllegalStateException(
          "a passphrase of srt:// has %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    return passphrase;
  }

  private String withoutPassphrase() {
    String query =
        parameters().filter(each -> !each.startsWith(PASSPHRASE)).collect(Collectors.joining("&"));
    return "srt://" + location.getRawAuthority() + (query.isEmpty() ? "" : "?" + query);
  }

  private Stream<String> parameters() {
    String query = location.getRawQuery();
    return query == null ? Stream.empty() : Stream.of(query.split("&"));
  }

  @Override
  public String address() {
    return location.toString();
  }

  @Override
  public String toString() {
    return "SrtSource[redacted]";
  }
}
