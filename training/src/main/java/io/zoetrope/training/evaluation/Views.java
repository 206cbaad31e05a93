package io.zoetrope.training.evaluation;

import io.zoetrope.training.augment.ClipReader.View;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a video is looked at; the logits of all looks are averaged, without softmax.
 *
 * @param clips spread over the video's time
 * @param crops spread along the picture's longer side
 */
public record Views(int clips, int crops) {
  /** The middle clip's middle. */
  public static final Views SINGLE = new Views(1, 1);

  /** GluonCV's protocol: 10 clips × 3 crops, here of the model's own input size. */
  public static final Views GLUONCV = new Views(10, 3);

  public Views {
    if (clips < 1 || crops < 1) {
      throw new IllegalArgumentException(
          "views are 1 or more clips × 1 or more crops, not " + clips + " × " + crops);
    }
  }

  List<View> all() {
    List<View> all = new ArrayList<>();
    for (int clip = 0; clip < clips; clip++) {
      for (int crop = 0; crop < crops; crop++) {
        all.add(new View(clip, clips, crop, crops));
      }
    }
    return all;
  }
}
