package io.zoetrope.video.source;

import static io.zoetrope.video.source.GioLibrary.GIO;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.zoetrope.video.gst.PipelineError;
import io.zoetrope.video.gst.SignalLibrary;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Decides over certificates: whether it is the one of a fingerprint; otherwise, over those that
 * this machine does not trust. Remembers why: a pipeline only tells that it cannot connect.
 */
final class CertificateCheck implements Callback {
  /** In the order of the bits of {@code GTlsCertificateFlags}. */
  private static final List<String> FAULTS =
      List.of(
          "signed by nobody whom this machine knows",
          "made out to another host",
          "not valid yet",
          "expired",
          "revoked",
          "of an insecure algorithm",
          "not to be checked");

  private final Trust trust;
  private volatile PipelineError refusal;

  CertificateCheck(Trust trust) {
    this.trust = trust;
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "gst"));
  }

  /** Has a source ask here. */
  void watch(Pointer source) {
    if (!supported()) {
      return; // it will not get as far as a certificate
    }
    if (trust.sha256().isEmpty()) {
      TrustedRoots.replaced()
          .ifPresent(roots -> GIO.g_object_set(source, "tls-database", roots, null));
    } else if (TrustedRoots.ofThisMachine().isEmpty()) {
      throw new IllegalStateException(
          "tls: sha256 does not work with this machine's TLS for GIO; install GnuTLS's");
    }
    SignalLibrary.g_signal_connect_data(source, "accept-certificate", this, null, null, 0);
  }

  /** Whether GIO has TLS on this machine. */
  static boolean supported() {
    return GIO.g_tls_backend_supports_tls(GIO.g_tls_backend_get_default()) != 0;
  }

  /** What an error of the connection comes from, as far as it is TLS. */
  PipelineError explain(PipelineError error) {
    if (!supported()) {
      return new PipelineError(SourceProblem.TLS, 0, error.message());
    }
    PipelineError refused = refusal;
    return refused == null ? error : refused;
  }

  /** Called by rtspsrc in mid-handshake: whether to go on. */
  @SuppressWarnings("UnusedMethod")
  public int callback(
      Pointer source, Pointer connection, Pointer certificate, int faults, Pointer data) {
    String fingerprint = fingerprint(certificate);
    if (trust.accepts(fingerprint)) {
      return 1;
    }
    String is = "its fingerprint: sha256:" + fingerprint;
    refusal =
        trust.sha256().isPresent()
            ? new PipelineError(SourceProblem.OTHER_CERTIFICATE, faults, is)
            : new PipelineError(SourceProblem.CERTIFICATE, faults, text(faults) + "; " + is);
    return 0;
  }

  private static String text(int faults) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < FAULTS.size(); i++) {
      if ((faults & 1 << i) != 0) {
        found.add(FAULTS.get(i));
      }
    }
    return "it is " + String.join(", ", found);
  }

  /** Of the DER form, which the certificate gives as a GByteArray: address and length. */
  private static String fingerprint(Pointer certificate) {
    var array = new PointerByReference();
    GIO.g_object_get(certificate, "certificate", array, null);
    Pointer bytes = array.getValue();
    byte[] der = bytes.getPointer(0).getByteArray(0, bytes.getInt(Native.POINTER_SIZE));
    GIO.g_byte_array_unref(bytes);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
