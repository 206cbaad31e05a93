package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.types.ImmutableType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The output for stream items, in their order: scores of clips, and the marks between them. */
public sealed interface Recognition permits ScoredClip, PassedMark {
  TypeInformation<Recognition> TYPE =
      new ImmutableType<>(Recognition.class, new RecognitionSerializer());

  CameraKey camera();
}
