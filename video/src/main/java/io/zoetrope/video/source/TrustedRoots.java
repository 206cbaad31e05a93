package io.zoetrope.video.source;

import static io.zoetrope.video.source.GioLibrary.GIO;

import com.sun.jna.Pointer;
import java.util.Optional;

/**
 * Has GIO trust nobody by default. {@code rtspsrc} asks about a certificate only where GIO finds
 * fault with it: one that somebody known has signed would go past a fingerprint. Its {@code
 * tls-database} does not replace the default, but is looked at after it: there the machine's own
 * goes, for cameras whose certificates are to be verified.
 */
final class TrustedRoots {
  private static Pointer none;
  private static Pointer machine;

  private TrustedRoots() {}

  /**
   * Whom this machine trusts, as a GTlsDatabase, which GIO does not any more by itself; empty where
   * it still does: no fingerprint can be relied on then.
   */
  static synchronized Optional<Pointer> ofThisMachine() {
    Pointer backend = GIO.g_tls_backend_get_default();
    if (none == null) {
      none = nobody(backend);
    }
    Pointer trusted = GIO.g_tls_backend_get_default_database(backend);
    if (none != null && !none.equals(trusted)) {
      GIO.g_tls_backend_set_default_database(backend, none);
      machine = trusted;
    }
    return Optional.ofNullable(machine);
  }

  /** The same where that was called before; empty where GIO trusts them by itself. */
  static synchronized Optional<Pointer> replaced() {
    Pointer trusted = GIO.g_tls_backend_get_default_database(GIO.g_tls_backend_get_default());
    return none != null && none.equals(trusted) ? Optional.of(machine) : Optional.empty();
  }

  /** A database of a file is empty where it is made without the file; an empty file is refused. */
  private static Pointer nobody(Pointer backend) {
    return GIO.g_initable_new(GIO.g_tls_backend_get_file_database_type(backend), null, null, null);
  }
}
