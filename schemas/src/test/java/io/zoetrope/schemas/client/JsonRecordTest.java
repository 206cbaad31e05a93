package io.zoetrope.schemas.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.EndReason;
import io.zoetrope.schemas.LabelScore;
import io.zoetrope.schemas.Latency;
import io.zoetrope.schemas.MalformedRecordException;
import io.zoetrope.schemas.ModelIdentity;
import io.zoetrope.schemas.Phase;
import io.zoetrope.schemas.RecordSerde;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRecordTest {
  @Test
  void readsWhatARecordPrints() {
    for (ActionEvent event : List.of(event(null, 0.5f), event(EndReason.SILENCE, Float.NaN))) {
      byte[] json = event.toString().getBytes(UTF_8);
      assertThat(JsonRecord.is(json)).isTrue();
      assertThat(JsonRecord.read(ActionEvent.class, json)).hasToString(event.toString());
    }
  }

  @Test
  void readsTheSameAsAvro() {
    var event = event(EndReason.LABEL_ENDED, 0.5f);
    assertThat(JsonRecord.read(ActionEvent.class, event.toString().getBytes(UTF_8)))
        .isEqualTo(event);
  }

  @Test
  void aReasonThatOnlyANewerVersionKnowsIsUnknown() {
    var json = event(EndReason.SILENCE, 0.5f).toString().replace("SILENCE", "SUNSET");
    assertThat(JsonRecord.read(ActionEvent.class, json.getBytes(UTF_8)))
        .isEqualTo(event(EndReason.UNKNOWN, 0.5f));
  }

  @Test
  void avroIsNone() {
    byte[] avro = RecordSerde.of(ActionEvent.class).encode(event(null, 0.5f));
    assertThat(JsonRecord.is(avro)).isFalse();
    assertThat(JsonRecord.is(new byte[0])).isFalse();
  }

  @Test
  void refusesWhatIsNoSuchRecord() {
    for (String text : List.of("{", "{}", "{\"eventId\": \"a\", \"phase\": \"NEVER\"}")) {
      assertThatExceptionOfType(MalformedRecordException.class)
          .isThrownBy(() -> JsonRecord.read(ActionEvent.class, text.getBytes(UTF_8)))
          .withMessageContaining("not a ActionEvent");
    }
  }

  private static ActionEvent event(EndReason reason, float score) {
    return ActionEvent.newBuilder()
        .setEventId("e")
        .setRevision(2)
        .setPhase(Phase.END)
        .setEndReason(reason)
        .setCameraId("dörr \"1\"")
        .setStreamId("s")
        .setLabel("run")
        .setScore(score)
        .setStartTime(1_700_000_000_000_001L)
        .setEndTime(1_700_000_000_000_002L)
        .setTopK(List.of(new LabelScore("run", 0.5f), new LabelScore("walk", 0.25f)))
        .setModel(new ModelIdentity("demo", "1", true))
        .setClipCoverage(1)
        .setDegradation(List.of("wider hop"))
        .setLatency(new Latency(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8))
        .build();
  }
}
