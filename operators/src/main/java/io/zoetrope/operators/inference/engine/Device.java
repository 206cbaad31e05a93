package io.zoetrope.operators.inference.engine;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a model runs: {@code cpu}, {@code openvino}, {@code cuda:N} or {@code tensorrt:N}.
 *
 * @param index of the GPU; 0 for kinds without
 * @param precision of the arithmetic: fp32; or bf16 on OpenVINO, fp16 on TensorRT
 */
public record Device(Kind kind, int index, Precision precision) implements Serializable {
  public static final Device CPU = new Device(Kind.CPU, 0);

  private static final Pattern TEXT =
      Pattern.compile("(cpu|openvino|cuda|tensorrt)(?::(\\d{1,3}))?");

  public Device {
    if (!kind.has(precision)) {
      throw new IllegalArgumentException(
          "precision %s: device %s does not have it; every device has fp32, openvino bf16, tensorrt:N fp16"
              .formatted(precision, name(kind, index)));
    }
  }

  Device(Kind kind, int index) {
    this(kind, index, Precision.FP32);
  }

  /** The execution provider of ONNX Runtime. */
  public enum Kind {
    CPU,
    OPENVINO,
    CUDA,
    TENSORRT;

    public boolean isGpu() {
      return this == CUDA || this == TENSORRT;
    }

    private boolean has(Precision precision) {
      return switch (precision) {
        case FP32 -> true;
        case BF16 -> this == OPENVINO;
        case FP16 -> this == TENSORRT;
      };
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException for anything that is no device
   */
  public static Device parse(String text) {
    var matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "device '%s': use cpu, openvino, cuda:N or tensorrt:N".formatted(text));
    }
    var kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    if (matcher.group(2) != null && !kind.isGpu()) {
      throw new IllegalArgumentException(
          "device '%s': %s takes no number".formatted(text, matcher.group(1)));
    }
    return new Device(kind, matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)));
  }

  /**
   * The same device, computing otherwise.
   *
   * @throws IllegalArgumentException where the device does not have it
   */
  public Device with(Precision other) {
    return new Device(kind, index, other);
  }

  /** Whether one call uses all threads best, rather than several calls one thread each. */
  boolean threadsInside() {
    return kind == Kind.OPENVINO;
  }

  /** Whether clips run faster together than one by one. */
  public boolean batches() {
    return kind.isGpu();
  }

  /** Without the precision. */
  @Override
  public String toString() {
    return name(kind, index);
  }

  private static String name(Kind kind, int index) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind.isGpu() ? name + ":" + index : name;
  }
}
