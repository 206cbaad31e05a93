package io.zoetrope.app.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.SecurityOptions;

/**
 * A cluster's own key and certificate: all its processes and its clients show it to each other, so
 * that nobody who cannot read the folder gives the cluster a job, which is code.
 */
final class ClusterKeys {
  private static final int PASSWORD_BYTES = 24;
  private static final String VARIABLE =
      "ZOETROPE_CLUSTER_PASSWORD"; // not in arguments, which show

  private ClusterKeys() {}

  /**
   * Makes a key where there is none, and says where it is.
   *
   * @param conf folder that others cannot read
   */
  static void set(Configuration flink, Path conf) throws IOException, InterruptedException {
    Path store = conf.resolve("cluster.p12");
    Path password = conf.resolve("password");
    if (!Files.exists(store)) {
      Path partial = conf.resolve("cluster.p12.partial");
      Files.deleteIfExists(partial);
      Files.writeString(password, random());
      make(partial, Files.readString(password));
      Files.move(partial, store, StandardCopyOption.ATOMIC_MOVE);
    }
    String secret = Files.readString(password);
    flink.set(SecurityOptions.SSL_INTERNAL_ENABLED, true);
    flink.set(SecurityOptions.SSL_REST_ENABLED, true);
    flink.set(SecurityOptions.SSL_REST_AUTHENTICATION_ENABLED, true);
    for (var option :
        List.of(
            SecurityOptions.SSL_INTERNAL_KEYSTORE,
            SecurityOptions.SSL_INTERNAL_TRUSTSTORE,
            SecurityOptions.SSL_REST_KEYSTORE,
            SecurityOptions.SSL_REST_TRUSTSTORE)) {
      flink.set(option, store.toString());
    }
    for (var option :
        List.of(
            SecurityOptions.SSL_INTERNAL_KEYSTORE_PASSWORD,
            SecurityOptions.SSL_INTERNAL_KEY_PASSWORD,
            SecurityOptions.SSL_INTERNAL_TRUSTSTORE_PASSWORD,
            SecurityOptions.SSL_REST_KEYSTORE_PASSWORD,
            SecurityOptions.SSL_REST_KEY_PASSWORD,
            SecurityOptions.SSL_REST_TRUSTSTORE_PASSWORD)) {
      flink.set(option, secret);
    }
    // What ZooKeeper keeps is read as objects by the JobManager: nobody else may write it.
    flink.set(HighAvailabilityOptions.ZOOKEEPER_CLIENT_ACL, "creator");
    flink.set(
        HighAvailabilityOptions.ZOOKEEPER_CLIENT_AUTHORIZATION,
        Map.of("digest", "zoetrope:" + secret));
  }

  private static String random() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void make(Path store, String password) throws IOException, InterruptedException {
    var tool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "cluster",
            "-keyalg",
            "RSA", // as the cipher suites of Flink's choice need it
            "-keysize",
            "3072",
            "-validity",
            "3650",
            "-dname",
            "CN=zoetrope cluster",
            "-ext",
            "SAN=IP:127.0.0.1,DNS:localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass:env",
            VARIABLE);
    tool.environment().put(VARIABLE, password);
    Process process = tool.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("keytool made no key for the cluster: " + said.strip());
    }
  }
}
