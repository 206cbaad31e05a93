package io.zoetrope.video.source;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What is used of GIO's TLS. Mapped as an interface, since one call has a variable length. */
interface GioLibrary extends Library {
  GioLibrary GIO = Native.load("gio-2.0", GioLibrary.class);

  /** The backend, or the dummy where no module for TLS is installed; owned by GIO. */
  Pointer g_tls_backend_get_default();

  int g_tls_backend_supports_tls(Pointer backend);

  /** Whom the backend trusts. */
  Pointer g_tls_backend_get_default_database(Pointer backend);

  void g_tls_backend_set_default_database(Pointer backend, Pointer database);

  NativeLong g_tls_backend_get_file_database_type(Pointer backend);

  /**
   * Makes an object without properties.
   *
   * @param property null: the first of none
   * @return null where that fails
   */
  Pointer g_initable_new(NativeLong type, Pointer cancellable, Pointer error, Pointer property);

  void g_object_set(Pointer object, String property, Object... rest);

  void g_object_get(Pointer object, String property, Object... rest);

  void g_byte_array_unref(Pointer array);
}
