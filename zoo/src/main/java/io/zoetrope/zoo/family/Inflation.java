package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.Window;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Whether a network described in 2-D is drawn as it is or inflated over time. */
enum Inflation {
  FLAT {
    @Override
    Window window(Window flat, int timeStride) {
      return flat;
    }
  },

  /** As long in time as the window's longer side, padded to keep every frame. */
  OVER_TIME {
    @Override
    Window window(Window flat, int timeStride) {
      int length = Collections.max(flat.kernel());
      return new Window(
          prepend(length, flat.kernel()),
          prepend(timeStride, flat.stride()),
          prepend(length / 2, flat.before()),
          prepend(length / 2, flat.after()),
          prepend(1, flat.dilation()),
          flat.ceil());
    }
  };

  /** The window with time in front where there is time. */
  abstract Window window(Window flat, int timeStride);

  /** The same, striding in time as in space. */
  Window window(Window flat) {
    return window(flat, flat.stride().get(0));
  }

  private static List<Integer> prepend(int time, List<Integer> space) {
    return Stream.concat(Stream.of(time), space.stream()).toList();
  }
}
