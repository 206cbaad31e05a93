package io.zoetrope.ingester.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS in front of a camera, with a certificate of its own that nobody signed. */
public final class TlsProxy implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore keys;
  private final FreezableProxy relay;

  /**
   * @param folder for the certificate
   * @param startDate of the certificate, which is valid for 3 days, as keytool takes it
   */
  public TlsProxy(int target, Path folder, String startDate) throws Exception {
    keys = certificate(folder.resolve("camera.p12"), startDate);
    var context = SSLContext.getInstance("TLS");
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    context.init(managers.getKeyManagers(), null, null);
    var loopback = InetAddress.getLoopbackAddress();
    relay =
        new FreezableProxy(
            target, context.getServerSocketFactory().createServerSocket(0, 10, loopback));
  }

  public int port() {
    return relay.port();
  }

  /** SHA-256 of the certificate. */
  public String fingerprint() throws GeneralSecurityException {
    byte[] der = keys.getCertificate("camera").getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
  }

  /** The certificate, written to a folder as PEM. */
  public Path pem(Path folder) throws GeneralSecurityException, IOException {
    byte[] der = keys.getCertificate("camera").getEncoded();
    String text = Base64.getMimeEncoder().encodeToString(der);
    return Files.writeString(
        folder.resolve("camera.pem"),
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(text));
  }

  @Override
  public void close() throws IOException {
    relay.close();
  }

  private static KeyStore certificate(Path file, String startDate) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "camera",
            "-keyalg",
            "EC",
            "-dname",
            "CN=camera",
            "-ext",
            "san=ip:127.0.0.1",
            "-startdate",
            startDate,
            "-validity",
            "3",
            "-keystore",
            file.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD));
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }
}
