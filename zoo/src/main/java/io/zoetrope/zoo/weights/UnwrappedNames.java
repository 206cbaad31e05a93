package io.zoetrope.zoo.weights;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names of a file's tensors without what wrappers of a network put into them: PyTorch's compiler
 * and data-parallel modules anywhere, and any beginning that all names share.
 */
final class UnwrappedNames {
  private static final Pattern WRAPPER = Pattern.compile("(?<![^.])(_orig_mod|module)\\.");

  /** Longer than any wrappers' names. */
  private static final int LONGEST_PREFIX = 256;

  private final Weights found;
  private final WeightLayout layout;
  private Map<String, String> best = Map.of();
  private long most;

  private UnwrappedNames(Weights found, WeightLayout layout) {
    this.found = found;
    this.layout = layout;
  }

  /** The tensors under the names that fit the network best; as they are where none fits better. */
  static Weights of(Weights found, WeightLayout layout) {
    return new UnwrappedNames(found, layout).renamed();
  }

  private Weights renamed() {
    Map<String, String> asTheyAre = new LinkedHashMap<>();
    Map<String, String> bare = new LinkedHashMap<>();
    for (String name : found.names()) {
      asTheyAre.put(name, name);
      bare.put(name, WRAPPER.matcher(name).replaceAll(""));
    }
    consider(asTheyAre);
    if (most < found.size()) {
      considerPrefixes(asTheyAre);
      considerPrefixes(bare);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    best.forEach((old, name) -> tensors.put(name, found.get(old)));
    return best.isEmpty() ? found : Weights.of(tensors);
  }

  private void considerPrefixes(Map<String, String> names) {
    int shared = sharedPrefix(names);
    for (int length = 0; length <= shared; length++) {
      int cut = length;
      Map<String, String> shorter = new LinkedHashMap<>(names);
      shorter.replaceAll((old, name) -> name.substring(cut));
      consider(shorter);
    }
  }

  private void consider(Map<String, String> names) {
    long fitting =
        names.values().stream().map(layout::canonical).filter(layout.shapes()::containsKey).count();
    if (fitting > most && new HashSet<>(names.values()).size() == names.size()) {
      most = fitting;
      best = names;
    }
  }

  private static int sharedPrefix(Map<String, String> names) {
    String first = names.values().iterator().next();
    int shared = Math.min(first.length(), LONGEST_PREFIX);
    for (String name : names.values()) {
      int at = 0;
      while (at < Math.min(shared, name.length()) && name.charAt(at) == first.charAt(at)) {
        at++;
      }
      shared = at;
    }
    return shared;
  }
}
