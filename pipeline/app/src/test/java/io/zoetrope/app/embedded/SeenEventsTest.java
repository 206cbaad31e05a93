package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Latency;
import io.zoetrope.schemas.ModelIdentity;
import io.zoetrope.schemas.Phase;
import io.zoetrope.schemas.RecordSerde;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenEventsTest {
  private final SeenEvents seen = new SeenEvents();
  private final ActionEvent event = event();

  @Test
  void anEventThatGoesOnIsRememberedBesideVeryManyOthers() {
    seen.isNew(event("long", 1));
    for (int i = 0; i < 150_000; i++) {
      if (i == 75_000) {
        seen.isNew(event("long", 2));
      }
      seen.isNew(event("other-" + i, 1));
    }
    assertThat(seen.isNew(event("long", 2))).isFalse();
    assertThat(seen.isNew(event("long", 3))).isTrue();
  }

  private ActionEvent event(String id, int revision) {
    event.setEventId(id);
    event.setRevision(revision);
    return event;
  }

  private static ActionEvent event() {
    RecordSerde.of(ActionEvent.class); // Avro builds no record that it was not told to trust
    return ActionEvent.newBuilder()
        .setEventId("")
        .setRevision(0)
        .setPhase(Phase.UPDATE)
        .setCameraId("door")
        .setStreamId("s")
        .setLabel("fall")
        .setScore(0.9f)
        .setStartTime(1)
        .setEndTime(2)
        .setTopK(List.of())
        .setModel(new ModelIdentity("demo", "1", true))
        .setClipCoverage(1)
        .setLatency(new Latency(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8))
        .build();
  }
}
