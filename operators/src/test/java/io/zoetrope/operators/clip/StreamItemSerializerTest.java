package io.zoetrope.operators.clip;

import static io.zoetrope.operators.testkit.TestCamera.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.testkit.TestCamera;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class StreamItemSerializerTest {
  private final StreamItemSerializer serializer = new StreamItemSerializer();

  @Test
  void bringsClipsBackWithTheirFrames() throws Exception {
    try (var harness = new ClipHarness()) {
      harness.send(new TestCamera("door").showRed(9).at(0, 100, 200, 600));
      var clip = harness.clips().get(0);

      var back = (Clip) roundTrip(clip);
      assertThat(back).isEqualTo(clip); // frames compare by their pixels
    }
  }

  @Test
  void writesARepeatedFrameOnce() throws Exception {
    try (var harness = new ClipHarness()) {
      harness.send(new TestCamera("door").at(every(100, 0, 300)));
      harness.send(new TestCamera("yard").at(0, 100, 400, 500));
      var bytes = new DataOutputSerializer(64);
      serializer.serialize(harness.clips().get(0), bytes);
      assertThat(bytes.length()).isLessThan(4 * TestCamera.FRAME_BYTES);
    }
  }

  @Test
  void bringsMarksBack() throws Exception {
    var mark = new StreamMark(new CameraKey(3, "door"), "s1", StreamMark.Kind.CUT, 42);
    assertThat(roundTrip(mark)).isEqualTo(mark);
  }

  @Test
  void handsOnTheSameObjectWhereFlinkWouldCopy() {
    StreamItem mark = new StreamMark(new CameraKey(3, "door"), "s1", StreamMark.Kind.CUT, 42);
    assertThat(serializer.copy(mark)).isSameAs(mark);
    assertThat(serializer.isImmutableType()).isTrue();
  }

  private StreamItem roundTrip(StreamItem item) throws IOException {
    var bytes = new DataOutputSerializer(64);
    serializer.serialize(item, bytes);
    return serializer.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
  }
}
