package io.zoetrope.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.StreamOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditedCamerasTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String DOOR = "{id: door, source: 'rtsp://h/door', hop: 1s}";

  @TempDir Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<List<CameraOptions>> used = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;
  private EditedCameras edited;

  @AfterEach
  void stop() {
    edited.close();
  }

  @Test
  void camerasAreTakenAndEachChangeIsTold() throws IOException {
    follow("cameras: [%s, {id: yard, source: 'file:y'}]".formatted(DOOR));

    write(
        "cameras: [{id: door, source: 'rtsp://h/2', hop: 2s}, {id: gate, source: 'file:g', labels-off: [run]}]");

    awaitLines(3);
    assertThat(told)
        .containsExactly(
            "camera door changed: source, hop; the job takes hop from its next start, or from"
                + " 'zoetrope cameras set' at once",
            "camera gate added; the job takes labels-off from its next start, or from 'zoetrope"
                + " cameras set' at once",
            "camera yard removed");
    assertThat(used).hasSize(1);
    assertThat(used.get(0)).extracting(CameraOptions::id).containsExactly("door", "gate");
  }

  @Test
  void whatTheJobDoesWithZonesIsToldApart() throws IOException {
    follow(zones("{name: in, area: '0,0,0.5,1', hop: 1s}"));

    write(zones("{name: in, area: '0,0,0.4,1', hop: 1s}, {name: out, area: '0.5,0,0.5,1'}"));
    awaitLines(1);
    write(zones("{name: in, area: '0,0,0.4,1', hop: 2s}, {name: out, area: '0.5,0,0.5,1'}"));
    awaitLines(2);

    assertThat(told)
        .containsExactly(
            "camera door changed: zones",
            "camera door changed: zones; the job takes settings of zones from its next start, or"
                + " from 'zoetrope cameras set' at once");
    assertThat(used.get(0).get(0).streams())
        .extracting(StreamOptions::id)
        .containsExactly("door/in", "door/out");
    assertThat(used.get(1).get(0).ingestsAs(used.get(0).get(0))).isTrue();
  }

  private static String zones(String zones) {
    return "cameras: [{id: door, source: 'rtsp://h/door', zones: [%s]}]".formatted(zones);
  }

  @Test
  void schedulesKeepTheTimeZoneOfTheStart() throws IOException {
    follow("cameras: [%s]\ningest: {time-zone: '+01:00'}".formatted(DOOR));

    write(
        "cameras: [{id: door, source: 'rtsp://h/door', schedule: [sat]}]\ningest: {time-zone: '+02:00'}");
    awaitLines(2);

    assertThat(told.get(1)).isEqualTo("ingest.time-zone changed: needs a restart");
    assertThat(used.get(0).get(0).streams().get(0).schedule().zone())
        .isEqualTo(ZoneId.of("+01:00"));
  }

  @Test
  void otherKeysThatChangedAreNamedOnce() throws IOException {
    follow("cameras: [%s]".formatted(DOOR));

    write("cameras: [%s]\nrecognition: {hop: 2s}".formatted(DOOR));
    awaitLines(1);
    write("cameras: [%s]\nrecognition: {hop: 2s}\nkafka: {partitions: 3}".formatted(DOOR));
    awaitLines(2);

    assertThat(told)
        .containsExactly(
            "recognition.hop changed: needs a restart",
            "kafka.partitions changed: needs a restart");
  }

  @Test
  void aFileThatCannotBeReadIsToldOnceAndChangesNothing() throws Exception {
    follow("cameras: [%s]".formatted(DOOR));

    write("cameras: [{id: door}]");
    awaitLines(1);
    Thread.sleep(3000);
    assertThat(told).hasSize(1);
    assertThat(told.get(0))
        .contains("zoetrope.yaml:1", "source", "cameras stay as they were")
        .doesNotContain("\n");
    assertThat(used).isEmpty();

    write("cameras: [%s, {id: yard, source: 'file:y'}]".formatted(DOOR));
    awaitLines(2);
    assertThat(told).last().isEqualTo("camera yard added");
  }

  @Test
  void whatCannotBeDoneNowIsTriedAgain() throws Exception {
    refusing = true;
    follow("cameras: [%s]".formatted(DOOR));

    write("cameras: [%s, {id: yard, source: 'file:y'}]".formatted(DOOR));
    awaitLines(1);
    assertThat(told.get(0)).isEqualTo("no Kafka; cameras stay as they were");
    refusing = false;

    awaitLines(2);
    assertThat(told).last().isEqualTo("camera yard added");
  }

  @Test
  void noPasswordIsTold() throws IOException {
    follow("cameras: [{id: door, source: 'rtsp://h/d', user: u, password: hunter2}]");

    write("cameras: [{id: door, source: 'rtsp://h/d', user: u, password: hunter3}]");

    awaitLines(1);
    assertThat(told).containsExactly("camera door changed: password");
    assertThat(used.get(0).get(0).credentials().orElseThrow().password()).isEqualTo("hunter3");
  }

  private void follow(String text) throws IOException {
    write(text);
    edited = EditedCameras.follow(Optional.of(file()), read(), this::read, this::use, told::add);
  }

  private void use(List<CameraOptions> cameras) {
    if (refusing) {
      throw new IllegalStateException("no Kafka");
    }
    used.add(cameras);
  }

  private ConfigFile read() {
    return ConfigFile.read(file().toString(), List.of());
  }

  private Path file() {
    return folder.resolve("zoetrope.yaml");
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), text);
  }

  private void awaitLines(int count) {
    await().atMost(PATIENCE).until(() -> told.size() >= count);
  }
}
