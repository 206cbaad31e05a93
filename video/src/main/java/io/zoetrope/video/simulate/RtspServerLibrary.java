package io.zoetrope.video.simulate;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** What is used of libgstrtspserver. */
final class RtspServerLibrary {
  /** {@code GST_RTSP_AUTH_BASIC | GST_RTSP_AUTH_DIGEST}. */
  static final int BASIC_AND_DIGEST = 1 | 2;

  static {
    Native.register(RtspServerLibrary.class, "gstrtspserver-1.0");
  }

  private RtspServerLibrary() {}

  static native Pointer gst_rtsp_server_new();

  static native void gst_rtsp_server_set_address(Pointer server, String address);

  static native void gst_rtsp_server_set_service(Pointer server, String port);

  static native Pointer gst_rtsp_server_get_thread_pool(Pointer server);

  static native void gst_rtsp_thread_pool_set_max_threads(Pointer pool, int threads);

  static native int gst_rtsp_server_get_bound_port(Pointer server);

  static native int gst_rtsp_server_attach(Pointer server, Pointer context);

  static native void gst_rtsp_server_set_auth(Pointer server, Pointer auth);

  static native Pointer gst_rtsp_server_client_filter(
      Pointer server, Callback filter, Pointer data);

  static native Pointer gst_rtsp_server_get_mount_points(Pointer server);

  static native void gst_rtsp_mount_points_add_factory(
      Pointer mounts, String path, Pointer factory);

  static native void gst_rtsp_mount_points_remove_factory(Pointer mounts, String path);

  static native Pointer gst_rtsp_media_factory_new();

  static native void gst_rtsp_media_factory_set_launch(Pointer factory, String launch);

  static native void gst_rtsp_media_factory_set_shared(Pointer factory, int shared);

  static native void gst_rtsp_media_factory_set_permissions(Pointer factory, Pointer permissions);

  static native Pointer gst_rtsp_media_get_element(Pointer media);

  static native Pointer gst_rtsp_permissions_new();

  static native void gst_rtsp_permissions_add_permission_for_role(
      Pointer permissions, String role, String permission, int allowed);

  static native void gst_rtsp_permissions_add_role_empty(Pointer permissions, String role);

  static native Pointer gst_rtsp_auth_new();

  static native void gst_rtsp_auth_set_supported_methods(Pointer auth, int methods);

  static native Pointer gst_rtsp_auth_make_basic(String user, String password);

  static native void gst_rtsp_auth_add_basic(Pointer auth, Pointer basic, Pointer token);

  static native void gst_rtsp_auth_add_digest(
      Pointer auth, String user, String password, Pointer token);

  static native Pointer gst_rtsp_token_new_empty();

  static native void gst_rtsp_token_set_string(Pointer token, String field, String value);
}
