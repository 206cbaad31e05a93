package io.zoetrope.video.source;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** What is used of GIO's TLS. Mapped as an interface, since one call has a variable length. */
interface GioLibrary extends Library {
  GioLibrary GIO = Native.load("gio-2.0", GioLibrary.class);

  /** The backend, or the dummy where no module for TLS is installed; owned by GIO. */
  Pointer g_tls_backend_get_default();

  int g_tls_backend_supports_tls(Pointer backend);

  void g_object_get(Pointer object, String property, Object... rest);

  void g_byte_array_unref(Pointer array);
}
