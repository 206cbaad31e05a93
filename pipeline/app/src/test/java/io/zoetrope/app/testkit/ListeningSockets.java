package io.zoetrope.app.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP ports that a process listens on, as Linux tells them. */
public final class ListeningSockets {
  private static final Path SELF = Path.of("/proc/self");
  private static final String LISTENS = "0A";

  private ListeningSockets() {}

  public static Set<InetSocketAddress> ofThisProcess() throws IOException {
    Set<String> own = ownSockets();
    Set<InetSocketAddress> all = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = SELF.resolve("net").resolve(table);
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      for (String line : lines) {
        String[] columns = line.trim().split("\\s+", -1);
        if (columns[3].equals(LISTENS) && own.contains("socket:[" + columns[9] + "]")) {
          all.add(address(columns[1]));
        }
      }
    }
    return all;
  }

  /** Such as {@code socket:[1234]}. */
  private static Set<String> ownSockets() throws IOException {
    Set<String> sockets = new HashSet<>();
    try (Stream<Path> files = Files.list(SELF.resolve("fd"))) {
      for (Path file : files.toList()) {
        try {
          sockets.add(Files.readSymbolicLink(file).toString());
        } catch (IOException closedMeanwhile) {
          // no socket any more
        }
      }
    }
    return sockets;
  }

  /** Of {@code 0100007F:1F90}: words in the machine's order, then the port. */
  private static InetSocketAddress address(String text) throws IOException {
    String[] parts = text.split(":", -1);
    var bytes = ByteBuffer.allocate(parts[0].length() / 2).order(ByteOrder.nativeOrder());
    for (int i = 0; i < parts[0].length(); i += 8) {
      bytes.putInt(Integer.parseUnsignedInt(parts[0].substring(i, i + 8), 16));
    }
    InetAddress address = InetAddress.getByAddress(bytes.array());
    return new InetSocketAddress(address, Integer.parseInt(parts[1], 16));
  }
}
