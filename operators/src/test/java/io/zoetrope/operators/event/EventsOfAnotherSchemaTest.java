package io.zoetrope.operators.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.inference.recognition.PassedMark;
import io.zoetrope.operators.inference.recognition.Recognition;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.types.AvroSerializerSnapshot;
import io.zoetrope.operators.types.ImmutableSerializer;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Latency;
import io.zoetrope.schemas.ModelIdentity;
import io.zoetrope.schemas.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** An open event in a state whose writer knew other fields than this version, by no register. */
class EventsOfAnotherSchemaTest {
  private static final CameraKey CAMERA = new CameraKey(0, "door");
  private static final Vocabulary MODEL =
      new Vocabulary("fake", "v1", ClipFeed.LABELS, Set.of("nothing"));
  private static final SegmentationOptions OPTIONS =
      new SegmentationOptions(
          1f,
          0.6f,
          3,
          5,
          0.4f,
          3,
          Duration.ZERO,
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          2);

  @Test
  void anEventOfBeforeAFieldWasAddedGoesOn() throws Exception {
    assertGoesOn(schema(fields -> remove(fields, "peakScore")));
  }

  @Test
  void anEventWithAFieldThatIsUnknownHereGoesOn() throws Exception {
    assertGoesOn(
        schema(
            fields ->
                fields
                    .insertObject(0)
                    .put("name", "note")
                    .put("type", "string")
                    .put("default", "none")));
  }

  @Test
  void aStateOfANewerVersionIsRefusedSayingWhatToDo() throws Exception {
    var bytes = new DataOutputSerializer(64);
    bytes.writeInt(3);
    var newer = new DataInputDeserializer(bytes.getCopyOfBuffer());
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                new CameraActionsStateSerializer.Snapshot()
                    .readSnapshot(4, newer, getClass().getClassLoader()))
        .withMessageContaining("in format 3, this version reads up to 2")
        .withMessageContaining("restore this savepoint with the version that wrote it");
  }

  private static void assertGoesOn(Schema writer) throws Exception {
    try (var restored = new ClipFeed(OPTIONS, MODEL, stateBy(writer))) {
      restored.pause(1500).run(0.1, 0.1, 0.1, 0.1);
      assertThat(restored.emitted()).containsExactly("END 1 run -750..750");
      assertThat(restored.events().get(0).getEventId()).isEqualTo("id");
    }
  }

  private static OperatorSubtaskState stateBy(Schema schema) throws Exception {
    try (var flink =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new OpenEvent(schema)),
            Recognition::camera,
            CameraKey.TYPE)) {
      flink.open();
      flink.processElement(
          new PassedMark(new StreamMark(CAMERA, "s1", StreamMark.Kind.HEARTBEAT, 0)), 0);
      return flink.snapshot(1, 1);
    }
  }

  private interface Change {
    void of(ArrayNode fields);
  }

  private static void remove(ArrayNode fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).get("name").asText().equals(name)) {
        fields.remove(i);
      }
    }
  }

  private static Schema schema(Change change) throws IOException {
    var json = (ObjectNode) new ObjectMapper().readTree(ActionEvent.getClassSchema().toString());
    change.of((ArrayNode) json.get("fields"));
    return new SchemaParser().parse(json.toString()).mainSchema();
  }

  private static ActionEvent event() {
    return ActionEvent.newBuilder()
        .setEventId("id")
        .setRevision(0)
        .setPhase(Phase.START)
        .setCameraId(CAMERA.camera())
        .setStreamId("s1")
        .setLabel("run")
        .setScore(0.9f)
        .setStartTime(TestCamera.EPOCH - 750_000)
        .setEndTime(TestCamera.EPOCH + 750_000)
        .setTopK(List.of())
        .setModel(new ModelIdentity("fake", "v1", false))
        .setClipCoverage(1)
        .setLatency(new Latency(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8))
        .build();
  }

  /** Keeps a camera with an open event under the name that the segmentation keeps it under. */
  private static final class OpenEvent
      extends KeyedProcessFunction<CameraKey, Recognition, ActionEvent> {
    private static final long serialVersionUID = 1L;

    private final String schema;
    private transient ValueState<CameraActionsState> cameras;

    OpenEvent(Schema schema) {
      this.schema = schema.toString();
    }

    @Override
    public void open(OpenContext context) {
      var serializer = new CameraActionsStateSerializer(new WrittenBy(schema));
      cameras = getRuntimeContext().getState(new ValueStateDescriptor<>("cameras", serializer));
    }

    @Override
    public void processElement(Recognition item, Context context, Collector<ActionEvent> out)
        throws Exception {
      var actions = new CameraActions(MODEL.name(), "s1", 5);
      var label = new LabelState();
      label.action = new OpenAction(event());
      label.action.emitted = true;
      label.action.emittedUntil = TestCamera.EPOCH + 750_000;
      actions.labels.put(0, label);
      actions.lastClipEnd = TestCamera.EPOCH + 1_000_000;
      actions.clips = 3;
      cameras.update(new CameraActionsState(actions));
    }
  }

  /** Writes events as a version would whose schema is another. */
  private static final class WrittenBy extends ImmutableSerializer<ActionEvent> {
    private static final long serialVersionUID = 1L;

    private final String json;

    WrittenBy(String json) {
      this.json = json;
    }

    private Schema schema() {
      return new SchemaParser().parse(json).mainSchema();
    }

    @Override
    public void serialize(ActionEvent event, DataOutputView target) throws IOException {
      var current = ActionEvent.getClassSchema();
      var bytes = new BinaryMessageEncoder<ActionEvent>(event.getSpecificData(), current);
      var decoder = new BinaryMessageDecoder<GenericRecord>(GenericData.get(), schema());
      decoder.addSchema(current);
      var other = decoder.decode(bytes.encode(event));
      var encoded = new BinaryMessageEncoder<>(GenericData.get(), schema()).encode(other);
      target.writeInt(encoded.remaining());
      target.write(encoded.array(), encoded.arrayOffset(), encoded.remaining());
    }

    @Override
    public ActionEvent deserialize(DataInputView source) {
      throw new UnsupportedOperationException("only written");
    }

    @Override
    public TypeSerializerSnapshot<ActionEvent> snapshotConfiguration() {
      try {
        var bytes = new DataOutputSerializer(64);
        bytes.writeUTF(ActionEvent.class.getName());
        bytes.writeInt(json.getBytes(UTF_8).length);
        bytes.write(json.getBytes(UTF_8));
        var snapshot = new AvroSerializerSnapshot<ActionEvent>();
        snapshot.readSnapshot(
            1, new DataInputDeserializer(bytes.getCopyOfBuffer()), getClass().getClassLoader());
        return snapshot;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
