package io.zoetrope.zoo.weights.torch;

import io.zoetrope.zoo.weights.ElementType;
import java.util.HashMap;
import java.util.Map;
import net.razorvine.pickle.PickleException;

/** A checkpoint's storages by key: tensors that name the same key share one. */
final class TorchStorages {
  private final TorchStorage.Source source;
  private final Map<String, TorchStorage> byKey = new HashMap<>();

  TorchStorages(TorchStorage.Source source) {
    this.source = source;
  }

  TorchStorage storage(String key, ElementType type, long elements) {
    TorchStorage storage =
        byKey.computeIfAbsent(key, k -> new TorchStorage(k, type, elements, source));
    if (storage.type() != type || storage.elements() != elements) {
      throw new PickleException("storage " + key + " is described in two ways");
    }
    return storage;
  }

  /**
   * Finds a storage.
   *
   * @return null when the checkpoint refers to no such storage
   */
  TorchStorage get(String key) {
    return byKey.get(key);
  }
}
