package io.zoetrope.app.ingest;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigDifference;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a configuration that is edited while its cameras run. A file is looked at each second,
 * and read once it has stayed the same for another, since it may be half written.
 */
public final class EditedCameras implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EditedCameras.class);
  private static final long PACE_SECONDS = 1;

  /** Of a camera, what the job does; it has them from its start. */
  private static final Set<String> OF_JOB =
      Set.of("labels-off", "start-score", "end-score", "hop", "priority");

  private final Optional<Path> file;
  private final Supplier<ConfigFile> reader;
  private final Consumer<List<CameraOptions>> use;
  private final Consumer<String> teller;
  private final Thread thread = new Thread(this::follow, "zoetrope-edited-cameras");
  private final ZoetropeConfig start;
  private ZoetropeConfig current;
  private byte[] read; // none yet: it may have been edited since it was read to start with
  private byte[] seen;
  private String error = "";
  private Set<String> told = Set.of();

  private EditedCameras(
      Optional<Path> file,
      ConfigFile running,
      Supplier<ConfigFile> reader,
      Consumer<List<CameraOptions>> use,
      Consumer<String> teller) {
    this.file = file;
    this.reader = reader;
    this.use = use;
    this.teller = teller;
    start = running.config();
    current = start;
    seen = content();
    thread.setDaemon(true);
  }

  /**
   * Follows a file from now on; nothing where there is none.
   *
   * @param file empty: it is somewhere else
   * @param running what it said when that was read last
   * @param reader reads it again
   * @param use takes all its cameras
   * @param teller of each change, and of what cannot be
   */
  public static EditedCameras follow(
      Optional<Path> file,
      ConfigFile running,
      Supplier<ConfigFile> reader,
      Consumer<List<CameraOptions>> use,
      Consumer<String> teller) {
    var edited = new EditedCameras(file, running, reader, use, teller);
    if (file.isPresent()) {
      edited.thread.start();
    }
    return edited;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void follow() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(PACE_SECONDS);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    byte[] now = content();
    boolean rests = Arrays.equals(now, seen);
    seen = now;
    if (!rests || Arrays.equals(now, read)) {
      return;
    }
    try {
      take(reader.get());
      read = now;
      error = "";
    } catch (YamlException e) {
      read = now;
      fail(e);
    } catch (RuntimeException e) { // such as Kafka away: tried again
      LOG.warn("{} is not applied", file, e);
      fail(e);
    }
  }

  private void fail(RuntimeException e) {
    if (!error.equals(e.getMessage())) {
      error = String.valueOf(e.getMessage());
      teller.accept(error + "; cameras stay as they were");
    }
  }

  /** Nothing of a file is as good as an empty one: reading it says what is wrong. */
  private byte[] content() {
    try {
      return file.isPresent() ? Files.readAllBytes(file.get()) : new byte[0];
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      LOG.debug("{} cannot be read", file, e);
      return new byte[0];
    }
  }

  private void take(ConfigFile edited) {
    List<CameraOptions> cameras = edited.as(CameraOptions::of);
    if (!edited.config().cameras().equals(current.cameras())) {
      use.accept(cameras);
    }
    tellCameras(edited.config());
    tellOthers(edited.config());
    current = edited.config();
  }

  private void tellCameras(ZoetropeConfig now) {
    Map<String, CameraConfig> before = byId(current);
    for (CameraConfig camera : now.cameras()) {
      CameraConfig old = before.remove(camera.id());
      if (old == null) {
        var bare = CameraConfig.of(camera.id(), camera.source());
        tell(camera.id(), "added", ConfigDifference.keys(bare, camera));
      } else if (!old.equals(camera)) {
        List<String> keys = ConfigDifference.keys(old, camera);
        tell(camera.id(), "changed: " + String.join(", ", keys), keys);
      }
    }
    before.keySet().forEach(id -> tell(id, "removed", List.of()));
  }

  private void tell(String camera, String what, List<String> keys) {
    List<String> late = keys.stream().filter(OF_JOB::contains).toList();
    String when =
        late.isEmpty()
            ? ""
            : "; the job takes %s from its next start, or from 'zoetrope cameras set' at once"
                .formatted(String.join(", ", late));
    teller.accept("camera %s %s%s".formatted(camera, what, when));
  }

  private static Map<String, CameraConfig> byId(ZoetropeConfig config) {
    Map<String, CameraConfig> cameras = new LinkedHashMap<>();
    config.cameras().forEach(camera -> cameras.put(camera.id(), camera));
    return cameras;
  }

  private void tellOthers(ZoetropeConfig now) {
    Set<String> keys = new TreeSet<>(ConfigDifference.keys(start, now));
    keys.stream()
        .filter(key -> !told.contains(key))
        .forEach(key -> teller.accept(key + " changed: needs a restart"));
    told = keys;
  }
}
