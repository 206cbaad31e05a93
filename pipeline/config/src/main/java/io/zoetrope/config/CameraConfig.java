package io.zoetrope.config;

import static io.zoetrope.config.Check.require;
import static io.zoetrope.config.Check.share;
import static java.util.Objects.requireNonNullElse;

import io.zoetrope.yaml.Secret;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where pictures come from.
 *
 * @param id key of its records
 * @param source {@code rtsp(s)://…}, {@code http(s)://…} (MJPEG, or HLS where it ends with {@code
 *     .m3u8}), {@code srt://…}, {@code file:…} (a folder where it ends with a slash), {@code
 *     v4l2:…} or {@code test:…}
 * @param user of {@code srt://…} the stream's id; the password is its passphrase
 * @param tls which certificates are accepted of {@code rtsps://…} and {@code https://…}: {@code
 *     verify}, {@code insecure} or, of {@code rtsps://…} alone, {@code sha256:…}
 * @param loop start a file or a folder again at its end
 * @param fast play a file or a folder as fast as Kafka takes it
 * @param priority in overload the lower ones go first
 * @param masks parts that are black in every frame that leaves the ingester
 * @param zone the part that is used; null: all of it
 * @param zones parts that are streams of their own, in the place of the camera's; empty: none
 * @param follow what the part used inside the zone follows; null: all of it is used
 * @param labelsOff labels that make no events
 * @param startScore a label starts at this score; null: as for all cameras
 * @param endScore a label ends below this score; null: as for all cameras
 * @param hop capture time from clip to clip; null: as for all cameras
 * @param schedule hours in which it is looked at; empty: all
 */
public record CameraConfig(
    String id,
    String source,
    String user,
    Secret password,
    Transport transport,
    String tls,
    Boolean loop,
    Boolean fast,
    Integer priority,
    List<RegionConfig> masks,
    RegionConfig zone,
    List<ZoneConfig> zones,
    Follow follow,
    List<String> labelsOff,
    Float startScore,
    Float endScore,
    Duration hop,
    List<HoursConfig> schedule) {
  static final String ID = "[A-Za-z0-9._-]{1,64}";
  private static final String TLS = "(?i)verify|insecure|sha256(:[0-9a-f]{64}|(:[0-9a-f]{2}){32})";

  public CameraConfig {
    require(id != null && id.matches(ID), "id: 1 to 64 of A-Z a-z 0-9 . _ -");
    require(source != null && !source.isBlank(), "source: write rtsp://… or file:…");
    require((user == null) == (password == null), "user and password go together");
    transport = requireNonNullElse(transport, Transport.TCP);
    tls = requireNonNullElse(tls, "verify");
    require(
        tls.matches(TLS),
        "tls: verify, insecure or sha256: and the 64 digits of the certificate's fingerprint");
    require(
        tls.equalsIgnoreCase("verify") || source.matches("(?i)(rtsps|https):.*"),
        "tls: of rtsps:// and https:// alone: rtsp:// and files have no certificate");
    require(
        !tls.matches("(?i)sha256.*") || !source.matches("(?i)https:.*"),
        "tls: sha256 is of rtsps:// alone; for https:// have this machine trust whoever signed the"
            + " certificate");
    loop = requireNonNullElse(loop, false);
    fast = requireNonNullElse(fast, false);
    require(!fast || source.matches("(?i)file:.*"), "fast: of file: alone");
    require(!fast || !loop, "fast: not with loop, which would fill Kafka for ever");
    priority = requireNonNullElse(priority, 0);
    masks = List.copyOf(requireNonNullElse(masks, List.of()));
    labelsOff = List.copyOf(requireNonNullElse(labelsOff, List.of()));
    checkScores(startScore, endScore);
    RecognitionConfig.checkHop(hop);
    schedule = List.copyOf(requireNonNullElse(schedule, List.of()));
    zones = List.copyOf(requireNonNullElse(zones, List.of()));
    checkZones(zones);
    require(
        zones.isEmpty() || zone == null, "zone: not together with zones: write it as one of them");
    require(zones.isEmpty() || follow == null, "follow: not beside zones: write it in those");
  }

  private static void checkZones(List<ZoneConfig> zones) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < zones.size(); i++) {
      String name = zones.get(i).name();
      require(names.add(name), "zones[%d].name: '%s' is used twice".formatted(i, name));
    }
  }

  /** The ids of its streams, in order: its zones', or its own where it has none. */
  public List<String> streams() {
    return zones.isEmpty()
        ? List.of(id)
        : IntStream.range(0, zones.size()).mapToObj(this::zoneId).toList();
  }

  /** The id of a zone's stream. */
  public String zoneId(int index) {
    return id + "/" + zones.get(index).name();
  }

  static void checkScores(Float start, Float end) {
    if (start != null) {
      share("start-score", start);
    }
    if (end != null) {
      share("end-score", end);
    }
    require(start == null || end == null || end <= start, "end-score: at most start-score");
  }

  /** A camera that is not protected, as by default. */
  public static CameraConfig of(String id, String source) {
    return of(id, source, null, null, null, null);
  }

  /** All else as by default. */
  public static CameraConfig of(
      String id, String source, String user, Secret password, Transport transport, String tls) {
    return new CameraConfig(
        id, source, user, password, transport, tls, null, null, null, null, null, null, null, null,
        null, null, null, null);
  }

  /** Without the source, whose URL may hold a password. */
  @Override
  public String toString() {
    return "CameraConfig[" + id + "]";
  }
}
