package io.zoetrope.job.sink;

import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.ClipFeature;
import io.zoetrope.schemas.ClipScore;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/** Where the job's results go. */
public record ActionSinks(
    Sink<ActionEvent> events,
    Optional<Sink<ClipScore>> scores,
    Optional<Sink<ClipScore>> shadowScores,
    Optional<Sink<ClipFeature>> features,
    Sink<DeadLetter> deadLetters) {}
