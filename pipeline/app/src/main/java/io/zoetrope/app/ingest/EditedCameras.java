package io.zoetrope.app.ingest;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigDifference;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.ConfiguredSettings;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import java.util.stream.IntStream;
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
    // A time zone is of all cameras, those of the topic, too: it needs a restart.
    List<CameraOptions> cameras =
        edited.as(config -> CameraOptions.of(config, start.ingest().zone()));
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
        tell(camera.id(), "added", late(bare, camera));
      } else if (!old.equals(camera)) {
        List<String> keys = ConfigDifference.keys(old, camera);
        tell(camera.id(), "changed: " + String.join(", ", keys), late(old, camera));
      }
    }
    before.keySet().forEach(id -> tell(id, "removed", List.of()));
  }

  /** What the job does not take now. */
  private static List<String> late(CameraConfig old, CameraConfig camera) {
    List<String> late = new ArrayList<>(ConfigDifference.keys(old, camera));
    late.retainAll(OF_JOB);
    boolean zones =
        IntStream.range(0, camera.zones().size())
            .anyMatch(i -> !ofJob(camera, camera.zoneId(i)).equals(ofJob(old, camera.zoneId(i))));
    if (zones) {
      late.add("settings of zones");
    }
    return late;
  }

  /** What the job does with a zone; where there is no such zone, nothing. */
  private static CameraSettings ofJob(CameraConfig camera, String zone) {
    var none = SettingsMerge.open(zone).build();
    var settings = ConfiguredSettings.ofStreams(camera).getOrDefault(zone, none);
    Integer priority = settings.getPriority();
    return CameraSettings.newBuilder(settings)
        .setZone(null)
        .setMasks(List.of())
        .setPriority(priority == null || priority == 0 ? null : priority)
        .build();
  }

  private void tell(String camera, String what, List<String> late) {
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
