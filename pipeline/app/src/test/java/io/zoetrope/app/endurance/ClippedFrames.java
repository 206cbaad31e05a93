package io.zoetrope.app.endurance;

import io.zoetrope.schemas.ClipScore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which frames of the cameras that are well are in clips, where clips share none. */
final class ClippedFrames {
  private static final String WELL = FuzzedLog.camera(0).substring(0, 5);

  private final List<BitSet> numbers = FuzzedLog.bitSets(FuzzedLog.CAMERAS);
  private final List<String> problems = new ArrayList<>();
  private int count;

  /** How many clips there were. */
  int add(List<ClipScore> clips) {
    clips.stream().filter(clip -> clip.getCameraId().startsWith(WELL)).forEach(this::add);
    return clips.size();
  }

  private void add(ClipScore clip) {
    count++;
    int camera = Integer.parseInt(clip.getCameraId().substring(WELL.length()));
    for (long number : clip.getFrameNumbers()) {
      if (numbers.get(camera).get((int) number)) {
        problems.add("frame %d of %s is in a clip again".formatted(number, clip.getCameraId()));
      }
      numbers.get(camera).set((int) number);
    }
  }

  boolean holdAll(FuzzedLog log) {
    return missing(log).isEmpty();
  }

  /** Cameras not all of whose frames are in clips, or others than they have. */
  List<String> missing(FuzzedLog log) {
    return IntStream.range(0, FuzzedLog.CAMERAS)
        .filter(camera -> !numbers.get(camera).equals(all(log.frames(camera))))
        .mapToObj(
            camera ->
                "%s: %d of %d frames are in clips"
                    .formatted(
                        FuzzedLog.camera(camera),
                        numbers.get(camera).cardinality(),
                        log.frames(camera)))
        .toList();
  }

  private static BitSet all(long frames) {
    var all = new BitSet();
    all.set(0, (int) frames);
    return all;
  }

  int count() {
    return count;
  }

  int frames() {
    return numbers.stream().mapToInt(BitSet::cardinality).sum();
  }

  List<String> problems() {
    return problems;
  }
}
