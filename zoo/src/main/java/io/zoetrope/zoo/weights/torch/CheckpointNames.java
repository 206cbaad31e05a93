package io.zoetrope.zoo.weights.torch;

import io.zoetrope.zoo.weights.ElementType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.razorvine.pickle.PickleException;

/**
 * The closed list of Python names that tensors are made with, and what each becomes here. A pickle
 * is a program; outside of this list nothing in it is looked up, let alone run: every other name
 * stands for something inert.
 */
final class CheckpointNames {
  /** A Python callable as the unpickler meets it. */
  interface Callable {
    Object call(Object[] arguments) throws IOException;
  }

  private static final Map<String, Object> KNOWN = known();

  private CheckpointNames() {}

  /**
   * @return a {@link Callable} or an {@link ElementType}
   */
  static Object lookUp(String module, String name) {
    String dotted = module + "." + name;
    Object known = KNOWN.get(dotted);
    return known == null ? new Inert(dotted) : known;
  }

  private static Map<String, Object> known() {
    Map<String, Object> known = new TreeMap<>();
    known.put("torch.DoubleStorage", ElementType.FLOAT64);
    known.put("torch.FloatStorage", ElementType.FLOAT32);
    known.put("torch.HalfStorage", ElementType.FLOAT16);
    known.put("torch.BFloat16Storage", ElementType.BFLOAT16);
    known.put("torch.LongStorage", ElementType.INT64);
    known.put("torch.IntStorage", ElementType.INT32);
    known.put("torch.ShortStorage", ElementType.INT16);
    known.put("torch.CharStorage", ElementType.INT8);
    known.put("torch.ByteStorage", ElementType.UINT8);
    known.put("torch.BoolStorage", ElementType.BOOL);
    known.put("torch._utils._rebuild_tensor", (Callable) CheckpointNames::tensor);
    known.put("torch._utils._rebuild_tensor_v2", (Callable) CheckpointNames::tensor);
    known.put("torch._utils._rebuild_parameter", (Callable) arguments -> arguments[0]);
    known.put("collections.OrderedDict", (Callable) CheckpointNames::orderedDict);
    return known;
  }

  /** A tensor of numbers that are not known here is as inert as they are. */
  private static Object tensor(Object[] arguments) {
    return arguments.length > 0 && arguments[0] instanceof Inert unknown
        ? unknown
        : TorchTensor.rebuild(arguments);
  }

  private static Object orderedDict(Object[] arguments) {
    PickledDict dict = new PickledDict();
    if (arguments.length == 0) {
      return dict;
    }
    for (Object pair : (List<?>) arguments[0]) {
      List<?> entry = pair instanceof Object[] tuple ? Arrays.asList(tuple) : (List<?>) pair;
      if (entry.size() != 2) {
        throw new PickleException("an OrderedDict's item is no pair");
      }
      dict.put(entry.get(0), entry.get(1));
    }
    return dict;
  }
}
