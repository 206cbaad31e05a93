package io.zoetrope.ingester.testkit;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;

/** Has this machine trust certificates of a file, and no others, until it is closed. */
public final class TrustingMachine implements AutoCloseable {
  private static final Gio GIO = Native.load("gio-2.0", Gio.class);

  private final Pointer backend = GIO.g_tls_backend_get_default();

  /**
   * @param pem the certificates
   */
  public TrustingMachine(Path pem) {
    trust(GIO.g_tls_file_database_new(pem.toString(), null));
  }

  /** As before. */
  @Override
  public void close() {
    trust(null);
  }

  private void trust(Pointer database) {
    GIO.g_tls_backend_set_default_database(backend, database);
  }

  private interface Gio extends Library {
    Pointer g_tls_backend_get_default();

    Pointer g_tls_file_database_new(String anchors, Pointer error);

    void g_tls_backend_set_default_database(Pointer backend, Pointer database);
  }
}
