package io.zoetrope.zoo.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zoetrope.zoo.onnx.Normalisation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code model.yaml} says of a model: how its clips are cut from video, how its frames are
 * sized, which labels are background, where it came from. The network itself is in {@code
 * model.onnx}.
 *
 * @param version first 16 hexadecimal digits of the SHA-256 of {@code model.onnx}
 * @param trained false when the weights are seeded, not learned
 * @param normalisation what the graph does to 0..1 RGB; for information, the graph applies it
 * @param background labels that never make events
 * @param metrics free facts: accuracy, cost
 * @param provenance free facts: weights file and its hash, seeds, the command
 */
public record ModelCard(
    int format,
    String name,
    String version,
    boolean trained,
    String family,
    Clip clip,
    Input input,
    Resize resize,
    Crop crop,
    Normalisation normalisation,
    List<String> background,
    Map<String, Object> metrics,
    Map<String, Object> provenance) {
  /** The format this release writes and reads. */
  public static final int FORMAT = 1;

  /** Of the network's SHA-256. */
  public static final int VERSION_DIGITS = 16;

  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{" + VERSION_DIGITS + "}");

  public ModelCard {
    require(format == FORMAT, "format " + format + " is not known here; this release reads 1");
    require(!name.isBlank(), "name must not be blank");
    require(!family.isBlank(), "family must not be blank");
    require(
        VERSION.matcher(version).matches(),
        "version must be the first 16 hexadecimal digits of model.onnx's SHA-256, is " + version);
    require(
        resize.covers(input),
        "input %dx%d does not fit in the resized frame".formatted(input.width(), input.height()));
    background = List.copyOf(background);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /**
   * A card to write: {@link ModelPackage#write} sets its version; clips are cut from the centre.
   */
  public static ModelCard draft(
      String name,
      boolean trained,
      String family,
      Clip clip,
      Input input,
      Resize resize,
      Normalisation normalisation,
      List<String> background,
      Map<String, Object> metrics,
      Map<String, Object> provenance) {
    return new ModelCard(
        FORMAT,
        name,
        "0".repeat(VERSION_DIGITS),
        trained,
        family,
        clip,
        input,
        resize,
        Crop.CENTER,
        normalisation,
        background,
        metrics,
        provenance);
  }

  /** The same card for another {@code model.onnx}. */
  ModelCard withVersion(String newVersion) {
    return new ModelCard(
        format,
        name,
        newVersion,
        trained,
        family,
        clip,
        input,
        resize,
        crop,
        normalisation,
        background,
        metrics,
        provenance);
  }

  /**
   * T frames, one every {@code stride} frames of video at {@code fps}.
   *
   * @param fps frames per second of the video the model was trained on
   */
  public record Clip(int frames, int stride, Rational fps) {
    public Clip {
      require(frames >= 1, "frames must be 1 or more, is " + frames);
      require(stride >= 1, "stride must be 1 or more, is " + stride);
    }

    /** Time between two of the clip's frames: stride / fps, exactly. */
    public GridInterval interval() {
      return GridInterval.of(stride, fps);
    }
  }

  /** Pixels of a frame as the network takes it. */
  public record Input(int width, int height) {
    public Input {
      require(width >= 1 && height >= 1, "width and height must be 1 or more");
    }
  }

  /** What is done to a camera's frame before the crop. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Resize.Exact.class, name = "exact"),
    @JsonSubTypes.Type(value = Resize.ShortSide.class, name = "short-side")
  })
  public sealed interface Resize {
    boolean covers(Input input);

    /** To this very size, whatever the frame's aspect ratio. */
    record Exact(int width, int height) implements Resize {
      public Exact {
        require(width >= 1 && height >= 1, "width and height must be 1 or more");
      }

      @Override
      public boolean covers(Input input) {
        return input.width() <= width && input.height() <= height;
      }
    }

    /** So that the shorter side has this many pixels, keeping the aspect ratio. */
    record ShortSide(int size) implements Resize {
      public ShortSide {
        require(size >= 1, "size must be 1 or more, is " + size);
      }

      @Override
      public boolean covers(Input input) {
        return Math.max(input.width(), input.height()) <= size;
      }
    }
  }

  /** Which part of the resized frame becomes the input. */
  public enum Crop {
    CENTER
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
