package io.zoetrope.zoo.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The label lists of published data sets, in the order of their models' logits. */
public final class Labels {
  private static final List<String> NAMES =
      List.of("kinetics400", "kinetics700", "ucf101", "hmdb51", "somethingsomethingv2");

  private Labels() {}

  /** The data sets whose labels are known. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The labels of a data set, in the order of the logits.
   *
   * @throws IllegalArgumentException when there is no such list, naming those there are
   */
  public static List<String> named(String dataset) {
    if (!NAMES.contains(dataset)) {
      throw new IllegalArgumentException(
          "no label list named " + dataset + "; there are " + String.join(", ", NAMES));
    }
    String resource = "/io/zoetrope/zoo/labels/" + dataset + ".txt";
    try (InputStream in = Labels.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
