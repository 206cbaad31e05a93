package io.zoetrope.app.ingest;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.kafka.TopicSetup;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.process.IngesterSupervisor;
import io.zoetrope.schemas.CameraHealth;
import java.nio.file.Path;
import java.util.List;

/** A configuration's cameras on their way into the Kafka that it names. */
public final class IngestRun implements AutoCloseable {
  private final IngesterSupervisor supervisor;
  private final StateNews changes = new StateNews();

  private IngestRun(IngesterSupervisor supervisor) {
    this.supervisor = supervisor;
  }

  /**
   * Makes the topics ready and connects to the cameras.
   *
   * @param folder for what its processes write
   * @throws IllegalStateException where Kafka does not answer, a topic does not fit or GStreamer is
   *     missing, saying what to do
   */
  public static IngestRun start(IngestPlan plan, Path folder) {
    var run = new IngestRun(new IngesterSupervisor(plan.children(folder), plan.geometry()));
    try {
      run.begin(plan);
      return run;
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private void begin(IngestPlan plan) {
    supervisor.warm(plan.cameras().size());
    IngesterOptions options = plan.ingester(plan.config().kafka().requireBootstrapServers());
    IngesterOptions ready = TopicSetup.prepareFrames(options, plan.topics(), plan.geometry());
    supervisor.tell(changes::note);
    supervisor.start(ready, plan.cameras());
  }

  /** From now on exactly these cameras; no other than those that changed loses a frame. */
  public void use(List<CameraOptions> cameras) {
    supervisor.use(cameras);
  }

  /** Changes of cameras' states that were not asked for yet, oldest first. */
  public List<CameraHealth> stateChanges() {
    return changes.take();
  }

  public List<CameraSnapshot> cameras() {
    return supervisor.cameras();
  }

  /** Whether there is nothing more to come: all sources are files, and over. */
  public boolean ended() {
    return supervisor.ended();
  }

  /** Ends all streams and sends what is left. */
  @Override
  public void close() {
    supervisor.close();
  }
}
