package io.zoetrope.video.simulate;

import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_auth_add_basic;
import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_auth_add_digest;
import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_auth_make_basic;
import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_permissions_add_permission_for_role;

import com.sun.jna.Pointer;
import io.zoetrope.video.gst.SignalLibrary;
import io.zoetrope.video.source.Credentials;

/** Lets one user in, by basic or digest authentication. */
final class ServerAccess {
  private static final String ROLE = "viewer";

  private final Credentials credentials;

  ServerAccess(Credentials credentials) {
    this.credentials = credentials;
  }

  void protect(Pointer server) {
    Pointer auth = RtspServerLibrary.gst_rtsp_auth_new();
    RtspServerLibrary.gst_rtsp_auth_set_supported_methods(auth, RtspServerLibrary.BASIC_AND_DIGEST);
    Pointer token = RtspServerLibrary.gst_rtsp_token_new_empty();
    RtspServerLibrary.gst_rtsp_token_set_string(token, "media.factory.role", ROLE);
    Pointer basic = gst_rtsp_auth_make_basic(credentials.user(), credentials.password());
    gst_rtsp_auth_add_basic(auth, basic, token);
    gst_rtsp_auth_add_digest(auth, credentials.user(), credentials.password(), token);
    MainLoopLibrary.g_free(basic);
    RtspServerLibrary.gst_rtsp_server_set_auth(server, auth);
    SignalLibrary.g_object_unref(auth);
  }

  /** Opens what a factory makes to the user. */
  void admit(Pointer factory) {
    Pointer permissions = RtspServerLibrary.gst_rtsp_permissions_new();
    RtspServerLibrary.gst_rtsp_permissions_add_role_empty(permissions, ROLE);
    for (String permission : new String[] {"media.factory.access", "media.factory.construct"}) {
      gst_rtsp_permissions_add_permission_for_role(permissions, ROLE, permission, 1);
    }
    RtspServerLibrary.gst_rtsp_media_factory_set_permissions(factory, permissions);
  }
}
