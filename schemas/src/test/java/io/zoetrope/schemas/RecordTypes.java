package io.zoetrope.schemas;

import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** The records of topics. */
final class RecordTypes {
  static final List<Class<? extends SpecificRecordBase>> ALL =
      List.of(
          FrameBatch.class,
          ActionEvent.class,
          ClipScore.class,
          ClipFeature.class,
          CameraHealth.class,
          CameraSettings.class);

  private RecordTypes() {}
}
