import static java.nio.charset.StandardCharsets.US_ASCII;

import io.zoetrope.app.embedded.SceneCameras;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.client.SettingsTopic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Simulated RTSP cameras behind relays that cut, refuse and freeze them at random, and settings of a
 * camera written every second. Arguments: number of cameras, Kafka's address, topics to create once
 * it is there. Prints a line "ID URL" of each camera, then an empty one, "topics" when these are
 * there; ends with its standard input and says what it did. The cameras are a process of their own,
 * started anew where it crashes or hangs: gst-rtsp-server does, where clients stand still and go.
 */
public final class Unrest {
  private static final int FRAMES_A_SECOND = 10;
  private static final String CAMERAS = "cameras";
  private static final AtomicLong CUTS = new AtomicLong();
  private static final AtomicLong FREEZES = new AtomicLong();
  private static final AtomicLong CRASHES = new AtomicLong();
  private static final AtomicLong SETTINGS = new AtomicLong();

  private Unrest() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals(CAMERAS)) {
      show(Integer.parseInt(arguments[1]));
      return;
    }
    var relays = new LinkedHashMap<String, Relay>();
    Process cameras = startCameras(arguments[0]);
    awaitCameras(cameras, relays);
    relays.forEach((id, relay) -> System.out.printf("%s %s%n", id, relay.address()));
    System.out.println();
    relays.values().forEach(relay -> start(() -> relay.flap(new Random(relay.port()))));
    start(() -> keep(cameras, arguments[0], relays));
    Map<String, String> client = Map.of("bootstrap.servers", arguments[1]);
    start(
        () -> {
          create(client, List.of(arguments).subList(2, arguments.length));
          change(List.copyOf(relays.keySet()), new SettingsTopic(client));
        });
    awaitEndOfInput();
    System.out.printf(
        "%s cuts, %s freezes, %s ends of the cameras, %s settings%n",
        CUTS, FREEZES, CRASHES, SETTINGS);
    System.exit(0);
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // until whoever started this is done
    }
  }

  /** What the process of the cameras does. */
  private static void show(int count) throws IOException {
    try (var cameras = SceneCameras.start(count, FRAMES_A_SECOND)) {
      for (var camera : cameras.cameras()) {
        System.out.printf("%s %s%n", camera.id(), camera.source());
      }
      System.out.println();
      awaitEndOfInput();
    }
    System.exit(0);
  }

  /** As this process was started, with other arguments. */
  private static Process startCameras(String count) throws IOException {
    var command = new ArrayList<String>();
    for (String argument : Files.readString(Path.of("/proc/self/cmdline")).split("\0")) {
      command.add(argument);
      if (argument.endsWith("Unrest.java")) {
        break;
      }
    }
    command.addAll(List.of(CAMERAS, count));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Until it says where its cameras are. */
  private static void awaitCameras(Process cameras, Map<String, Relay> relays) throws IOException {
    BufferedReader said = cameras.inputReader();
    for (String line; (line = said.readLine()) != null && !line.isEmpty(); ) {
      String[] camera = line.split(" ");
      var url = URI.create(camera[1]);
      var relay = relays.get(camera[0]);
      if (relay == null) {
        relays.put(camera[0], new Relay(url));
      } else {
        relay.to(url);
      }
    }
  }

  private static void keep(Process first, String count, Map<String, Relay> relays)
      throws Exception {
    for (Process cameras = first; ; ) {
      Process watched = cameras;
      start(() -> endIfHung(watched, relays.values().iterator().next()));
      cameras.waitFor();
      CRASHES.incrementAndGet();
      cameras = startCameras(count);
      awaitCameras(cameras, relays);
    }
  }

  private static void endIfHung(Process cameras, Relay relay) throws Exception {
    while (cameras.isAlive()) {
      Thread.sleep(5_000);
      if (cameras.isAlive() && !relay.answers()) {
        cameras.destroyForcibly();
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void start(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                e.printStackTrace();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void create(Map<String, String> client, List<String> topics) throws Exception {
    try (var admin = Admin.create(Map.<String, Object>copyOf(client))) {
      while (true) {
        try {
          var all = topics.stream().map(topic -> new NewTopic(topic, 4, (short) 1)).toList();
          admin.createTopics(all).all().get();
          System.out.println("topics");
          return;
        } catch (ExecutionException e) {
          Thread.sleep(1000); // Kafka is not there yet
        }
      }
    }
  }

  private static void change(List<String> cameras, SettingsTopic topic) throws Exception {
    var random = new Random(1);
    for (long version = 1; ; version++) {
      Thread.sleep(1000);
      var settings =
          CameraSettings.newBuilder()
              .setCameraId(cameras.get(random.nextInt(cameras.size())))
              .setVersion(version)
              .setEffectiveFrom(System.currentTimeMillis() + 1000)
              .setLabelsOff(random.nextBoolean() ? List.of("walk") : List.of())
              .setStartScore(0.3f + random.nextFloat() / 2)
              .setPriority(random.nextInt(3))
              .setMasks(
                  random.nextBoolean() ? List.of(new Rectangle(0f, 0f, 0.2f, 0.2f)) : List.of())
              .build();
      try {
        topic.write(settings);
        SETTINGS.incrementAndGet();
      } catch (RuntimeException e) {
        System.err.println("settings: " + e.getMessage()); // Kafka is not there yet
      }
    }
  }

  /** Passes bytes on between whoever connects and a camera, or does not. */
  private static final class Relay {
    private volatile URI camera;
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private volatile boolean frozen;

    Relay(URI camera) throws IOException {
      this.camera = camera;
      start(this::accept);
    }

    void to(URI moved) {
      camera = moved;
    }

    String address() {
      return "rtsp://127.0.0.1:%d%s".formatted(port(), camera.getPath());
    }

    /** Whether the camera does, asked past this relay. */
    boolean answers() {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), camera.getPort())) {
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write("OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n".getBytes(US_ASCII));
        return socket.getInputStream().read() >= 0;
      } catch (IOException e) {
        return false;
      }
    }

    int port() {
      return server.getLocalPort();
    }

    void flap(Random random) throws Exception {
      while (true) {
        Thread.sleep(5_000 + random.nextInt(35_000));
        if (random.nextInt(3) == 0) {
          FREEZES.incrementAndGet();
          frozen = true;
          Thread.sleep(3_000 + random.nextInt(17_000));
          frozen = false;
        } else {
          CUTS.incrementAndGet();
          refusing = random.nextBoolean();
          cut();
          Thread.sleep(random.nextInt(15_000));
          refusing = false;
        }
      }
    }

    private void accept() throws IOException {
      while (true) {
        var client = server.accept();
        if (refusing) {
          client.close();
        } else {
          connect(client);
        }
      }
    }

    private void connect(Socket client) throws IOException {
      try {
        var target = new Socket(InetAddress.getLoopbackAddress(), camera.getPort());
        sockets.add(client);
        sockets.add(target);
        start(() -> pass(client, target));
        start(() -> pass(target, client));
      } catch (IOException e) {
        client.close(); // its process has crashed
      }
    }

    private void pass(Socket from, Socket to) {
      byte[] bytes = new byte[8192];
      try (from;
          to;
          InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int read; (read = in.read(bytes)) >= 0; ) {
          while (frozen) {
            Thread.sleep(50);
          }
          out.write(bytes, 0, read);
        }
      } catch (IOException | InterruptedException e) {
        // cut
      } finally {
        sockets.remove(from);
        sockets.remove(to);
      }
    }

    private void cut() {
      for (Socket socket : sockets) {
        try {
          socket.close();
        } catch (IOException e) {
          // closed already
        }
      }
    }
  }
}
