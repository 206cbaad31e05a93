package io.zoetrope.video.source;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.SourceRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a folder, one after the other by their names; those that are hidden are left out.
 * One that cannot be played is passed over. What is in the folder is looked up with each round.
 */
public final class FolderSource implements PictureSource {
  private final Path folder;
  private final boolean realTime;
  private final boolean loop;
  private List<Path> round = List.of();
  private int at;

  /**
   * @param realTime at the files' own speed; else as fast as pictures are taken
   * @param loop begun again after the last file
   */
  public FolderSource(Path folder, boolean realTime, boolean loop) {
    this.folder = folder;
    this.realTime = realTime;
    this.loop = loop;
  }

  @Override
  public FramePipeline open(SourceRule rule, boolean crops) {
    if (at == 0) {
      round = files(folder);
    }
    if (round.isEmpty()) {
      throw new IllegalStateException(SourceProblem.EMPTY.sentence(folder.toString()));
    }
    return new FileSource(round.get(at), realTime, false).open(rule, crops);
  }

  /** In the order in which they are played; none where the folder cannot be read. */
  public static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public String address() {
    return (at < round.size() ? round.get(at) : folder).toString();
  }

  /** On to the next file; a folder without one may have some later. */
  @Override
  public boolean goesOn(boolean failed) {
    at = at + 1 < round.size() ? at + 1 : 0;
    return at > 0 || loop || round.isEmpty();
  }
}
