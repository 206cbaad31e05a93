package io.zoetrope.video.source;

import static io.zoetrope.video.source.GioLibrary.GIO;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.PipelineError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * Where a {@code souphttpsrc} takes its stream from. That element says of a connection that fails
 * only that it did, so why is looked up here.
 */
record WebServer(URI location, Optional<Credentials> credentials, Trust trust) {
  private static final int PATIENCE_MILLIS = 2000;

  /** {@code GST_STREAM_ERROR_FAILED}. */
  private static final int FAILED = 1;

  /** Sets the source of a pipeline. */
  void serve(FramePipeline pipeline) {
    Element source = pipeline.element("source");
    source.set("location", location.toString());
    credentials.ifPresent(
        who -> {
          source.set("user-id", who.user());
          source.set("user-pw", who.password());
        });
    if (isSecure()) {
      secure(source);
    }
    pipeline.explain(this::explain);
  }

  private void secure(Element source) {
    if (trust.sha256().isPresent()) {
      throw new IllegalStateException(
          "tls: sha256 does not work with https; set tls: verify or insecure");
    }
    if (trust.any()) {
      source.set("ssl-strict", false);
    } else {
      TrustedRoots.replaced()
          .ifPresent(
              roots ->
                  GIO.g_object_set(Natives.getRawPointer(source), "tls-database", roots, null));
    }
  }

  private boolean isSecure() {
    return location.getScheme().equalsIgnoreCase("https");
  }

  private PipelineError explain(PipelineError error) {
    if (isSecure() && !CertificateCheck.supported()) {
      return new PipelineError(SourceProblem.TLS, 0, error.message());
    }
    if (!error.domain().equals(SourceProblem.STREAM)) {
      return error;
    }
    return error.code() == FAILED
        ? look().orElse(error)
        : new PipelineError(SourceProblem.WEB_PAGE, error.code(), error.message());
  }

  /** Why no connection can be made; empty: it can. */
  private Optional<PipelineError> look() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(location.getHost(), port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      if (isSecure() && !trust.any()) {
        shakeHands(socket);
      }
      return Optional.empty();
    } catch (SSLException e) {
      return Optional.of(new PipelineError(SourceProblem.WEB_CERTIFICATE, 0, e.getMessage()));
    } catch (ConnectException e) {
      return unreachable("nothing listens on port " + port());
    } catch (UnknownHostException e) {
      return unreachable("no such host");
    } catch (IOException e) {
      return unreachable(e.getMessage());
    }
  }

  private int port() {
    return location.getPort() >= 0 ? location.getPort() : isSecure() ? 443 : 80;
  }

  private void shakeHands(Socket plain) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (var socket = (SSLSocket) factory.createSocket(plain, location.getHost(), port(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
    }
  }

  private static Optional<PipelineError> unreachable(String why) {
    return Optional.of(new PipelineError(SourceProblem.RESOURCE, SourceProblem.OPEN_READ, why));
  }

  @Override
  public String toString() {
    return "WebServer[redacted]";
  }
}
