package io.zoetrope.operators.clip;

import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.types.ImmutableType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What a camera's window emits, in order: clips, and marks of what happens to the stream. */
public sealed interface StreamItem permits Clip, StreamMark {
  TypeInformation<StreamItem> TYPE =
      new ImmutableType<>(StreamItem.class, new StreamItemSerializer());

  CameraKey camera();
}
