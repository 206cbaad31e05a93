package io.zoetrope.zoo.weights.torch;

import io.zoetrope.zoo.weights.ElementType;
import io.zoetrope.zoo.weights.torch.CheckpointNames.Callable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads the pickles of PyTorch checkpoints and no others: opcodes outside of what {@code
 * torch.save} writes are refused, names are looked up in {@link CheckpointNames} only, what is done
 * to {@link Inert} values is left out, lengths are checked against the input before anything is
 * allocated.
 */
final class CheckpointUnpickler extends Unpickler {
  private final TorchStorages storages;
  private PickleInput bytes;

  CheckpointUnpickler(TorchStorages storages) {
    this.storages = storages;
  }

  /**
   * Reads one pickle and leaves {@code in} behind its end.
   *
   * @throws IOException when the pickle is refused or damaged
   */
  Object read(PickleInput in) throws IOException {
    bytes = in;
    try {
      return load(in);
    } catch (PickleException e) {
      throw new IOException("its pickle is damaged: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IOException("its pickle is damaged near byte " + in.position(), e);
    }
  }

  @Override
  protected Object dispatch(short opcode) throws IOException {
    switch (opcode) {
      case Opcodes.GLOBAL -> pushName(PickleUtils.readline(input), PickleUtils.readline(input));
      case Opcodes.STACK_GLOBAL -> {
        String name = (String) stack.pop();
        pushName((String) stack.pop(), name);
      }
      case Opcodes.REDUCE, Opcodes.NEWOBJ -> reduce();
      case Opcodes.BUILD -> build();
      case Opcodes.EMPTY_DICT -> stack.add(new PickledDict());
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        Object key = stack.pop();
        setItems(Arrays.asList(key, value));
      }
      case Opcodes.SETITEMS -> setItems(stack.pop_all_since_marker());
      case Opcodes.APPEND -> append(Collections.singletonList(stack.pop()));
      case Opcodes.APPENDS -> append(stack.pop_all_since_marker());
      case Opcodes.BINUNICODE, Opcodes.BINSTRING, Opcodes.BINBYTES, Opcodes.LONG4 -> {
        return counted(opcode, 4);
      }
      case Opcodes.BINUNICODE8, Opcodes.BINBYTES8 -> {
        return counted(opcode, 8);
      }
      case Opcodes.PROTO,
          Opcodes.FRAME,
          Opcodes.STOP,
          Opcodes.MARK,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.LONG1,
          Opcodes.BINFLOAT,
          Opcodes.SHORT_BINSTRING,
          Opcodes.SHORT_BINUNICODE,
          Opcodes.SHORT_BINBYTES,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.EMPTY_LIST,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.MEMOIZE,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.BINPERSID -> {
        return super.dispatch(opcode);
      }
      default ->
          throw new IOException(
              "refused: its pickle uses opcode 0x%02x, which torch.save does not write"
                  .formatted(opcode));
    }
    return NO_RETURN_VALUE;
  }

  private Object counted(short opcode, int lengthBytes) throws IOException {
    if (!bytes.holdsCounted(lengthBytes)) {
      throw new IOException("is cut short or damaged: a text in its pickle runs past the end");
    }
    return super.dispatch(opcode);
  }

  private void pushName(String module, String name) {
    stack.add(CheckpointNames.lookUp(module, name));
  }

  private void reduce() throws IOException {
    Object[] arguments = (Object[]) stack.pop();
    if (!(stack.pop() instanceof Callable callable)) {
      throw new PickleException("something that is no constructor is called");
    }
    stack.add(callable.call(arguments));
  }

  /** State of an OrderedDict (module versions) and of inert values is of no use here. */
  private void build() {
    stack.pop();
    if (!(stack.peek() instanceof PickledDict || stack.peek() instanceof Inert)) {
      throw new PickleException("state is set on something that takes none");
    }
  }

  private void setItems(List<Object> items) {
    if (stack.peek() instanceof Inert) {
      return;
    }
    PickledDict dict = (PickledDict) stack.peek();
    for (int i = 0; i < items.size(); i += 2) {
      dict.put(items.get(i), items.get(i + 1));
    }
  }

  private void append(List<Object> items) {
    if (stack.peek() instanceof Inert) {
      return;
    }
    @SuppressWarnings("unchecked") // a pickle's lists hold whatever it pushed
    List<Object> list = (List<Object>) stack.peek();
    list.addAll(items);
  }

  /** {@code ('storage', element type, key, device, element count[, view])}. */
  @Override
  protected Object persistentLoad(Object id) {
    if (id instanceof Object[] other && other.length > 1 && other[1] instanceof Inert unknown) {
      return unknown;
    }
    if (!(id instanceof Object[] parts)
        || parts.length < 5
        || !"storage".equals(parts[0])
        || !(parts[1] instanceof ElementType type)
        || !(parts[2] instanceof String key)) {
      throw new PickleException("it refers to something that is no tensor storage");
    }
    if (parts.length > 5 && parts[5] != null) {
      throw new PickleException("it uses storage views, last written by PyTorch 0.3");
    }
    return storages.storage(key, type, TorchTensor.count(parts[4]));
  }
}
