package io.zoetrope.app.endurance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.CreateMode;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.KeeperException;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.ZooDefs;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.ZooKeeper;

/** Another user of this machine, who has no key. */
final class Stranger {
  private static final int SESSION_MILLIS = 15_000;

  private Stranger() {}

  /** Whether Flink's REST interface answers. */
  static boolean isAnswered(int port) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Credulous()}, new SecureRandom());
    var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/overview"));
    try {
      HttpClient.newBuilder()
          .sslContext(context)
          .build()
          .send(request.build(), BodyHandlers.ofString());
      return true;
    } catch (SSLException refused) {
      return false;
    } catch (IOException e) {
      if (e.getCause() instanceof SSLException) {
        return false;
      }
      throw e;
    }
  }

  /** Whether what ZooKeeper keeps for Flink can be read or added to. */
  static boolean isLetInByZooKeeper(int port) throws Exception {
    var zooKeeper = new ZooKeeper("127.0.0.1:" + port, SESSION_MILLIS, event -> {});
    try {
      while (!zooKeeper.getState().isConnected()) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      return reads(zooKeeper) || writes(zooKeeper);
    } finally {
      zooKeeper.close();
    }
  }

  private static boolean reads(ZooKeeper zooKeeper) throws Exception {
    try {
      zooKeeper.getChildren("/flink", false);
      return true;
    } catch (KeeperException.NoAuthException refused) {
      return false;
    }
  }

  private static boolean writes(ZooKeeper zooKeeper) throws Exception {
    try {
      byte[] content = "code".getBytes(StandardCharsets.UTF_8);
      zooKeeper.create(
          "/flink/stranger", content, ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
      return true;
    } catch (KeeperException.NoAuthException refused) {
      return false;
    }
  }

  private static final class Credulous implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
