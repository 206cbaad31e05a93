package io.zoetrope.zoo.weights.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.PickleException;

/** A Python dict or OrderedDict, in its order; keys that cannot be hashed in Python are refused. */
final class PickledDict extends LinkedHashMap<Object, Object> {
  private static final long serialVersionUID = 1L;

  @Override
  public Object put(Object key, Object value) {
    if (key instanceof List || key instanceof Map) {
      throw new PickleException("a list or dict is used as a dict's key");
    }
    return super.put(key, value);
  }
}
