package io.zoetrope.scenes.file;

import io.zoetrope.scenes.script.Action;
import io.zoetrope.scenes.script.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a written data set of scenes holds.
 *
 * @param folder to write to; must be empty or not exist
 * @param extension of the video files, without the dot
 * @param clips trimmed scenes of each action, by split; a split left out gets none
 * @param untrimmed how many scenes with timed labels, from the test seeds
 */
public record SceneFilesOptions(
    Path folder,
    int width,
    int height,
    int framesPerSecond,
    String extension,
    Map<Split, Integer> clips,
    int untrimmed,
    Duration untrimmedLength) {

  /** Throws IllegalArgumentException naming everything that is wrong. */
  public SceneFilesOptions {
    clips = Map.copyOf(clips);
    List<String> problems = new ArrayList<>();
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      problems.add("size %dx%d: both must be even and above 0".formatted(width, height));
    }
    if (framesPerSecond < 1 || framesPerSecond > 240) {
      problems.add("%d frames per second: choose 1 to 240".formatted(framesPerSecond));
    }
    clips.forEach(
        (split, count) -> negative(count, split.label() + " clips").ifPresent(problems::add));
    negative(untrimmed, "untrimmed scenes").ifPresent(problems::add);
    if (untrimmed > 0 && (untrimmedLength.isNegative() || untrimmedLength.isZero())) {
      problems.add("untrimmed length " + untrimmedLength + ": must be above zero");
    }
    if (untrimmed == 0 && clips.values().stream().allMatch(count -> count == 0)) {
      problems.add("no scenes: set clips or untrimmed scenes to more than 0");
    }
    if (occupied(folder)) {
      problems.add(folder + " is not an empty folder: choose another or empty it");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("Cannot render scenes: " + String.join("; ", problems));
    }
  }

  /** How many video files there will be. */
  public int files() {
    int trimmed = clips.values().stream().mapToInt(Integer::intValue).sum();
    return trimmed * Action.values().length + untrimmed;
  }

  /** Every split of which there are clips, in order. */
  List<Split> splits() {
    return Arrays.stream(Split.values()).filter(split -> clipsPerAction(split) > 0).toList();
  }

  int clipsPerAction(Split split) {
    return clips.getOrDefault(split, 0);
  }

  private static Optional<String> negative(int count, String what) {
    return count < 0
        ? Optional.of(count + " " + what + ": must not be negative")
        : Optional.empty();
  }

  private static boolean occupied(Path folder) {
    if (!Files.exists(folder)) {
      return false;
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isPresent();
    } catch (IOException e) {
      return true;
    }
  }
}
