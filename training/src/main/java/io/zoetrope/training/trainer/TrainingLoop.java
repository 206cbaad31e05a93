package io.zoetrope.training.trainer;

import io.zoetrope.training.block.GraphBlock;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.training.optimizer.Optimizer;
import io.zoetrope.training.optimizer.Schedule;
import io.zoetrope.training.trainer.TrainingListener.Epoch;
import io.zoetrope.training.trainer.TrainingListener.Score;
import io.zoetrope.training.trainer.TrainingListener.Step;
import io.zoetrope.zoo.weights.file.SafetensorsWriter;
import java.io.IOException;
import java.util.Optional;

/** Goes through the epochs: trains, validates, saves, reports. */
record TrainingLoop(
    TrainingConfig config,
    GraphBlock block,
    Optimizer optimizer,
    Schedule schedule,
    EpochRun run,
    Validation validation,
    RunFolder folder,
    TrainingListener listener) {

  /** From where a training is to its end; gives the last epoch's state. */
  Checkpoint finish(Checkpoint begin) throws IOException {
    Progress progress = new Progress(config.epochs(), begin.epochs());
    folder.metrics().begin(begin.epochs());
    Checkpoint state = begin;
    while (state.epochs() < config.epochs() && state.stale() < config.patience()) {
      state = epoch(state, progress);
    }
    if (state.epochs() < config.epochs()) {
      listener.note(
          "Stopped after epoch %d: no better validation accuracy since epoch %d"
              .formatted(state.epochs(), state.bestEpoch()));
    }
    return state;
  }

  private Checkpoint epoch(Checkpoint before, Progress progress) throws IOException {
    int epoch = before.epochs();
    progress.beginEpoch();
    RunningScore tally =
        run.run(
            epoch,
            (step, steps, rate, sums) ->
                listener.step(report(epoch, step, steps, rate, sums, progress)));
    double clipsPerSecond = progress.clipsPerSecond(tally);
    Optional<Score> score =
        validates(epoch) ? Optional.of(validation.score(block)) : Optional.empty();
    Checkpoint after = before.next(block.weights(), optimizer.state(), score);
    save(after);
    Epoch report =
        new Epoch(
            epoch + 1,
            schedule.rate(epoch),
            tally.score(),
            score,
            after.isBest(),
            clipsPerSecond,
            progress.epochTook());
    folder.metrics().add(report);
    listener.epoch(report);
    return after;
  }

  private boolean validates(int epoch) {
    return (epoch + 1) % config.validateEvery() == 0 || epoch + 1 == config.epochs();
  }

  private void save(Checkpoint state) throws IOException {
    if (state.isBest()) {
      SafetensorsWriter.write(state.model(), folder.best());
    }
    state.write(folder.last());
  }

  private Step report(
      int epoch, int step, int steps, double rate, RunningScore tally, Progress progress) {
    Score score = tally.score();
    return new Step(
        epoch + 1,
        config.epochs(),
        step,
        steps,
        rate,
        score.loss(),
        score.accuracy(),
        progress.clipsPerSecond(tally),
        progress.left(epoch, (double) step / steps));
  }
}
