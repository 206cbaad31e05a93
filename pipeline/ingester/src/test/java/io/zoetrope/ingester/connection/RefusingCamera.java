package io.zoetrope.ingester.connection;

import io.zoetrope.video.testkit.HangUp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A camera that lets nobody in, whatever they say. */
final class RefusingCamera implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final String offer;

  /**
   * @param offer the method of authentication that it asks for
   */
  RefusingCamera(String offer) throws IOException {
    this.offer = offer;
    HangUp.ends("refusing-camera", this::acceptAll);
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = server.accept();
      HangUp.ends("refusing-camera", () -> refuseAll(client));
    }
  }

  private void refuseAll(Socket client) throws IOException {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      OutputStream out = client.getOutputStream();
      String number = "0";
      String method = "";
      for (String line; (line = in.readLine()) != null; ) {
        method = line.contains(" RTSP/1.0") ? line : method;
        number = line.toLowerCase(Locale.ROOT).startsWith("cseq:") ? line.substring(5) : number;
        if (line.isEmpty()) {
          out.write(answer(method, number).getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  private String answer(String method, String number) {
    String head = method.startsWith("OPTIONS") ? "200 OK" : "401 Unauthorized";
    return "RTSP/1.0 %s\r\nCSeq:%s\r\nWWW-Authenticate: %s\r\n\r\n".formatted(head, number, offer);
  }
}
