package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.ingester.privacy.SettingsFollower;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.SettingsReader;
import io.zoetrope.schemas.client.SettingsTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ingester's masks, which it follows in the topic of settings. */
class FollowedMasksTest {
  private static final Rectangle LEFT = new Rectangle(0f, 0f, 0.5f, 1f);
  private static final Rectangle RIGHT = new Rectangle(0.5f, 0f, 0.5f, 1f);

  @TempDir Path folder;
  private EmbeddedKafka kafka;
  private Map<String, String> client;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    admin = Admin.create(new HashMap<>(client));
    create();
  }

  @AfterEach
  void stop() {
    admin.close();
    kafka.close();
  }

  @Test
  void thoseOfATopicThatWasMadeAnewAreFollowedAndOthersStay() throws Exception {
    for (int version = 1; version <= 5; version++) {
      mask("door", version, LEFT);
    }
    mask("yard", 1, LEFT);
    try (var follower = SettingsFollower.start(this::reader, Map.of())) {
      assertThat(follower.of("door").masks()).hasSize(1);
      var left = follower.of("door");
      var yard = follower.of("yard");

      admin.deleteTopics(List.of(Topics.CAMERA_SETTINGS)).all().get();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptionsInstanceOf(ExecutionException.class)
          .until(
              () -> {
                create();
                return true;
              });
      mask("door", 1, RIGHT);

      await().atMost(Duration.ofSeconds(60)).until(() -> !follower.of("door").equals(left));
      assertThat(follower.of("yard")).isEqualTo(yard);
    }
  }

  @Test
  void aStopIsNoFailure() throws Exception {
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    try {
      for (int i = 0; i < 20; i++) {
        SettingsFollower.start(this::reader, Map.of()).close(); // while it reads
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> followers() == 0);
      assertThat(uncaught).isEmpty();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  private static long followers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("zoetrope-camera-settings"))
        .count();
  }

  private SettingsReader reader() {
    return SettingsReader.open(client, Topics.CAMERA_SETTINGS);
  }

  private void create() throws Exception {
    LedTopics.create(admin, List.of(new NewTopic(Topics.CAMERA_SETTINGS, 1, (short) 1)));
  }

  private void mask(String camera, int version, Rectangle mask) throws Exception {
    new SettingsTopic(client)
        .write(SettingsMerge.open(camera).setVersion(version).setMasks(List.of(mask)).build());
  }
}
