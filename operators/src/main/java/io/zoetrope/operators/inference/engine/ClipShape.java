package io.zoetrope.operators.inference.engine;

import ai.djl.ndarray.types.Shape;
import io.zoetrope.zoo.pack.ModelCard;
import java.io.Serializable;

/** A clip's dimensions, RGB. */
public record ClipShape(int frames, int height, int width) implements Serializable {
  private static final int CHANNELS = 3;

  public static ClipShape of(ModelCard card) {
    return new ClipShape(card.clip().frames(), card.input().height(), card.input().width());
  }

  Shape ofBatch(int clips) {
    return new Shape(clips, frames, height, width, CHANNELS);
  }

  /** Of a clip. */
  public int bytes() {
    return frames * height * width * CHANNELS;
  }
}
