package io.zoetrope.zoo.family;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where I3D's checkpoints hold its layers; some twice, under two names. */
final class I3dNames {

  private static final Pattern BLOCK_LAYER =
      Pattern.compile("(res_layers\\.\\d+\\.\\d+)\\.(conv|bn)(\\d)");

  private I3dNames() {}

  static List<String> torch(String path) {
    return path.equals("fc") ? List.of("fc", "head.1") : nonLocal(path);
  }

  /** MXNet keeps a block's layers as a sequence first: convolution, norm, ReLU, and so on. */
  static List<String> mxnet(String path) {
    if (path.equals("fc")) {
      return List.of("head.1", "fc");
    }
    if (path.contains(".nonlocal_block.")) {
      String inSequence = path.replace(".nonlocal_block.", ".bottleneck.8.");
      return Stream.concat(nonLocal(inSequence).stream(), nonLocal(path).stream()).toList();
    }
    Matcher layer = BLOCK_LAYER.matcher(path);
    if (!layer.matches()) {
      return List.of(path);
    }
    int index = 3 * (Integer.parseInt(layer.group(3)) - 1) + (layer.group(2).equals("bn") ? 1 : 0);
    return List.of(layer.group(1) + ".bottleneck." + index, path);
  }

  private static List<String> nonLocal(String path) {
    boolean inside = path.contains(".nonlocal_block.") || path.contains(".bottleneck.8.");
    if (inside && path.endsWith(".W")) {
      return List.of(path, path.replaceFirst("W$", "W_bn.0"));
    }
    if (inside && path.endsWith(".bn")) {
      return List.of(path, path.replaceFirst("bn$", "W_bn.1"));
    }
    return List.of(path);
  }
}
