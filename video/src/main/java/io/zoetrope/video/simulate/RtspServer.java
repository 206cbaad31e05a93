package io.zoetrope.video.simulate;

import static io.zoetrope.video.simulate.MainLoopLibrary.g_main_context_find_source_by_id;
import static io.zoetrope.video.simulate.MainLoopLibrary.g_main_context_iteration;
import static io.zoetrope.video.simulate.MainLoopLibrary.g_main_context_new;
import static io.zoetrope.video.simulate.MainLoopLibrary.g_main_context_unref;
import static io.zoetrope.video.simulate.MainLoopLibrary.g_main_loop_new;
import static io.zoetrope.video.simulate.MainLoopLibrary.g_main_loop_quit;
import static io.zoetrope.video.simulate.MainLoopLibrary.g_main_loop_run;
import static io.zoetrope.video.simulate.MainLoopLibrary.g_main_loop_unref;
import static io.zoetrope.video.simulate.MainLoopLibrary.g_source_destroy;
import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_server_attach;
import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_server_client_filter;
import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_server_get_bound_port;
import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_server_new;
import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_server_set_address;
import static io.zoetrope.video.simulate.RtspServerLibrary.gst_rtsp_server_set_service;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import io.zoetrope.video.gst.SignalLibrary;
import io.zoetrope.video.source.Credentials;
import java.util.Optional;

/** The RTSP server of gst-rtsp-server, with a thread of its own. */
public final class RtspServer implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";

  private final Pointer server;
  private final Pointer context;
  private final Pointer loop;
  private final Pointer mounts;
  private final int attached;
  private final Thread thread;
  private final Optional<ServerAccess> access;

  /** Removes every client; held while the server calls it. */
  private final ClientFilter removeAll = (owner, client, data) -> 0;

  /**
   * On loopback.
   *
   * @param port 0: any that is free
   * @throws IllegalStateException where the port is taken
   */
  public RtspServer(int port, Optional<Credentials> credentials) {
    this(LOOPBACK, port, credentials);
  }

  /**
   * @param host numeric address to listen at
   * @param port 0: any that is free
   * @throws IllegalStateException where the port is taken
   */
  RtspServer(String host, int port, Optional<Credentials> credentials) {
    server = gst_rtsp_server_new();
    gst_rtsp_server_set_address(server, host);
    gst_rtsp_server_set_service(server, Integer.toString(port));
    serveClientsOnTheLoop();
    mounts = RtspServerLibrary.gst_rtsp_server_get_mount_points(server);
    access = credentials.map(ServerAccess::new);
    access.ifPresent(guard -> guard.protect(server));
    context = g_main_context_new();
    loop = g_main_loop_new(context, 0);
    attached = gst_rtsp_server_attach(server, context);
    if (attached == 0) {
      release();
      throw new IllegalStateException(
          "port %d is occupied; choose another one for the simulated cameras".formatted(port));
    }
    thread = new Thread(() -> g_main_loop_run(loop), "zoetrope-rtsp-server");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return gst_rtsp_server_get_bound_port(server);
  }

  /**
   * @param shared whether all viewers see the same moment
   * @param viewers called with each media, or null
   */
  public void mount(String path, String launch, boolean shared, Viewers viewers) {
    Pointer factory = RtspServerLibrary.gst_rtsp_media_factory_new();
    RtspServerLibrary.gst_rtsp_media_factory_set_launch(factory, launch);
    RtspServerLibrary.gst_rtsp_media_factory_set_shared(factory, shared ? 1 : 0);
    access.ifPresent(guard -> guard.admit(factory));
    if (viewers != null) {
      SignalLibrary.g_signal_connect_data(factory, "media-configure", viewers, null, null, 0);
    }
    RtspServerLibrary.gst_rtsp_mount_points_add_factory(mounts, path, factory);
  }

  @Override
  public void close() {
    stopLoop();
    g_source_destroy(g_main_context_find_source_by_id(context, attached));
    gst_rtsp_server_client_filter(server, removeAll, null);
    while (g_main_context_iteration(context, 0) != 0) {
      // What the clients left to do, until nothing is left.
    }
    release();
  }

  /** Without threads of their own: none is then at work on a client when it is removed. */
  private void serveClientsOnTheLoop() {
    Pointer pool = RtspServerLibrary.gst_rtsp_server_get_thread_pool(server);
    RtspServerLibrary.gst_rtsp_thread_pool_set_max_threads(pool, 0);
    SignalLibrary.g_object_unref(pool);
  }

  /** Quitting before the thread has come to run the loop is forgotten: so more than once. */
  private void stopLoop() {
    long end = System.nanoTime() + 2_000_000_000L;
    try {
      do {
        g_main_loop_quit(loop);
        thread.join(10);
      } while (thread.isAlive() && System.nanoTime() < end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    SignalLibrary.g_object_unref(mounts);
    SignalLibrary.g_object_unref(server);
    g_main_loop_unref(loop);
    g_main_context_unref(context);
  }

  /** Decides over a client: 0 removes it. */
  private interface ClientFilter extends Callback {
    @SuppressWarnings("UnusedMethod") // The server calls it.
    int callback(Pointer server, Pointer client, Pointer data);
  }
}
