package io.zoetrope.operators.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zoetrope.schemas.LabelScore;
import io.zoetrope.schemas.ModelIdentity;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.junit.jupiter.api.Test;

/** What a savepoint says of the serializers that wrote it, and how it is read with others. */
class SerializerSnapshotsTest {
  private static final ClassLoader LOADER = SerializerSnapshotsTest.class.getClassLoader();
  private static final Schema WITH_RANK =
      labelScore("{\"name\": \"rank\", \"type\": \"int\", \"default\": 0},");
  private static final Schema WITHOUT_A_SCORE =
      new SchemaParser()
          .parse(
              """
              {"type": "record", "name": "LabelScore", "namespace": "io.zoetrope.schemas",
               "fields": [{"name": "label", "type": "string"}]}
              """)
          .mainSchema();

  @Test
  void theSameSerializerReadsOnAsItIs() throws Exception {
    assertThat(decide(new Word(), throughBytes(new Word())).isCompatibleAsIs()).isTrue();
    var labels = new AvroSerializer<>(LabelScore.class);
    assertThat(decide(labels, throughBytes(labels)).isCompatibleAsIs()).isTrue();
  }

  @Test
  void aSnapshotOfBeforeFormatsWereCountedIsOfTheFirst() throws Exception {
    var bytes = new DataOutputSerializer(64);
    bytes.writeUTF(Word.class.getName());
    var old = new ImmutableSerializerSnapshot<String>();
    old.readSnapshot(1, new DataInputDeserializer(bytes.getCopyOfBuffer()), LOADER);
    assertThat(decide(new Word(), old).isCompatibleAsIs()).isTrue();
    assertThat(old.restoreSerializer()).isEqualTo(new Word());
  }

  @Test
  void anEarlierFormatIsMigratedWhereItCanBeRead() throws Exception {
    var old = throughBytes(new ReadsBoth(1));
    assertThat(decide(new ReadsBoth(2), old).isCompatibleAfterMigration()).isTrue();
    var bytes = new DataOutputSerializer(64);
    new ReadsBoth(1).serialize("red", bytes);
    assertThat(
            old.restoreSerializer().deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer())))
        .isEqualTo("red");
  }

  @Test
  void aFormatThatIsNotReadOrAnotherSerializerIsIncompatible() throws Exception {
    assertThat(decide(new ReadsBoth(2), throughBytes(new ReadsBoth(3))).isIncompatible()).isTrue();
    assertThat(decide(new Word(), throughBytes(new ReadsBoth(1))).isIncompatible()).isTrue();
  }

  @Test
  void aSnapshotOfANewerVersionIsRefusedSayingWhatToDo() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                new ImmutableSerializerSnapshot<String>()
                    .readSnapshot(9, new DataInputDeserializer(new byte[9]), LOADER))
        .withMessageContaining("of version 9; up to 2 can be read here")
        .withMessageContaining("restore this savepoint with the version that wrote it");
  }

  @Test
  void recordsOfASchemaThatNobodyRegisteredAreReadByTheSnapshots() throws Exception {
    var snapshot = throughBytes(new AvroSerializerSnapshot<>(LabelScore.class, WITH_RANK));
    var inUse = new AvroSerializer<>(LabelScore.class);
    assertThat(decide(inUse, snapshot).isCompatibleAfterMigration()).isTrue();

    var written = new DataInputDeserializer(recordWithRank());
    assertThat(snapshot.restoreSerializer().deserialize(written))
        .isEqualTo(new LabelScore("red", 0.5f));
  }

  @Test
  void recordsThatLackWhatIsNeededAreIncompatible() throws Exception {
    var inUse = new AvroSerializer<>(LabelScore.class);
    var lacking = new AvroSerializerSnapshot<>(LabelScore.class, WITHOUT_A_SCORE);
    assertThat(decide(inUse, throughBytes(lacking)).isIncompatible()).isTrue();
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // as Flink would hand another state's over
  void recordsOfAnotherTypeAreIncompatible() throws Exception {
    TypeSerializerSnapshot other = throughBytes(new AvroSerializer<>(ModelIdentity.class));
    assertThat(decide(new AvroSerializer<>(LabelScore.class), other).isIncompatible()).isTrue();
  }

  private static Schema labelScore(String firstField) {
    return new SchemaParser()
        .parse(
            """
            {"type": "record", "name": "LabelScore", "namespace": "io.zoetrope.schemas",
             "fields": [%s {"name": "label", "type": "string"}, {"name": "score", "type": "float"}]}
            """
                .formatted(firstField))
        .mainSchema();
  }

  private static byte[] recordWithRank() throws IOException {
    var record = new GenericData.Record(WITH_RANK);
    record.put("rank", 1);
    record.put("label", "red");
    record.put("score", 0.5f);
    var encoded = new BinaryMessageEncoder<>(GenericData.get(), WITH_RANK).encode(record);
    var bytes = new DataOutputSerializer(64);
    bytes.writeInt(encoded.remaining());
    bytes.write(encoded.array(), encoded.arrayOffset(), encoded.remaining());
    return bytes.getCopyOfBuffer();
  }

  private static <T> TypeSerializerSchemaCompatibility<T> decide(
      TypeSerializer<T> inUse, TypeSerializerSnapshot<T> old) {
    return inUse.snapshotConfiguration().resolveSchemaCompatibility(old);
  }

  private static <T> TypeSerializerSnapshot<T> throughBytes(TypeSerializer<T> serializer)
      throws IOException {
    return throughBytes(serializer.snapshotConfiguration());
  }

  private static <T> TypeSerializerSnapshot<T> throughBytes(TypeSerializerSnapshot<T> snapshot)
      throws IOException {
    var bytes = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(bytes, snapshot);
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(bytes.getCopyOfBuffer()), LOADER);
  }

  /** Words as Java writes them. */
  public static final class Word extends ImmutableSerializer<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(String word, DataOutputView target) throws IOException {
      target.writeUTF(word);
    }

    @Override
    public String deserialize(DataInputView source) throws IOException {
      return source.readUTF();
    }
  }

  /** Words whose second format begins with a mark. */
  public static final class ReadsBoth extends ImmutableSerializer<String> {
    private static final long serialVersionUID = 1L;
    private final int format;

    public ReadsBoth() {
      this(2);
    }

    ReadsBoth(int format) {
      this.format = format;
    }

    @Override
    protected int format() {
      return format;
    }

    @Override
    protected Optional<ImmutableSerializer<String>> reading(int other) {
      return other <= format ? Optional.of(new ReadsBoth(other)) : Optional.empty();
    }

    @Override
    public void serialize(String word, DataOutputView target) throws IOException {
      if (format > 1) {
        target.writeByte(format);
      }
      target.writeUTF(word);
    }

    @Override
    public String deserialize(DataInputView source) throws IOException {
      if (format > 1) {
        source.readByte();
      }
      return source.readUTF();
    }
  }
}
