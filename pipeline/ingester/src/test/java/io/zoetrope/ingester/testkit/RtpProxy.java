package io.zoetrope.ingester.testkit;

import io.zoetrope.video.testkit.HangUp;
import io.zoetrope.video.testkit.Interleaved;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Relays a camera over TCP and edits its packets, since cameras err in ways that servers do not.
 */
public final class RtpProxy implements AutoCloseable {
  private static final String NAME = "rtp-proxy";

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Edit edit;

  public RtpProxy(int target, Edit edit) throws IOException {
    this.target = target;
    this.edit = edit;
    HangUp.ends(NAME, this::acceptAll);
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket camera = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.addAll(List.of(client, camera));
      HangUp.ends(NAME, () -> client.getInputStream().transferTo(camera.getOutputStream()));
      HangUp.ends(
          NAME,
          () -> relay(new DataInputStream(camera.getInputStream()), client.getOutputStream()));
    }
  }

  private void relay(DataInputStream camera, OutputStream client) throws IOException {
    while (true) {
      Interleaved next = Interleaved.read(camera);
      if (next.isPacket()) {
        edit.apply(next.isRtp(), ByteBuffer.wrap(next.bytes()));
      }
      client.write(next.sent());
    }
  }

  /** What becomes of each packet. */
  public interface Edit {
    /**
     * @param rtp or else RTCP
     * @param packet from its header on; changed in place
     */
    void apply(boolean rtp, ByteBuffer packet);
  }
}
