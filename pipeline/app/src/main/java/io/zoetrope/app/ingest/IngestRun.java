package io.zoetrope.app.ingest;

import io.zoetrope.config.IngestConfig;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.StateNews;
import io.zoetrope.ingester.health.HealthPage;
import io.zoetrope.ingester.lease.CameraLease;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.process.IngesterSupervisor;
import io.zoetrope.schemas.CameraHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Cameras on their way into a Kafka: this process's share of those in its configuration and of
 * those that are added.
 */
public final class IngestRun implements AutoCloseable {
  private static final Duration SHARING = Duration.ofSeconds(10);

  private final IngestPlan plan;
  private final IngesterSupervisor supervisor;
  private final StateNews changes = new StateNews();
  private Optional<CameraLease> lease = Optional.empty();
  private Optional<HealthPage> page = Optional.empty();

  private IngestRun(IngestPlan plan, IngesterSupervisor supervisor) {
    this.plan = plan;
    this.supervisor = supervisor;
  }

  /**
   * Starts its processes, which wait for cameras while other things are prepared.
   *
   * @param folder for what they write
   */
  public static IngestRun warm(IngestPlan plan, Path folder) {
    var run = new IngestRun(plan, new IngesterSupervisor(plan.children(folder), plan.geometry()));
    run.supervisor.warm(plan.cameras().size());
    return run;
  }

  /** Has frames dropped and counted as long as that is so. */
  public void dropWhile(BooleanSupplier condition) {
    supervisor.dropWhile(condition);
  }

  /**
   * Takes its share of the cameras.
   *
   * @param ready options that fit the topics
   * @param yours told which cameras these are, each time they change
   * @throws IllegalStateException where Kafka does not answer, GStreamer is missing or the page for
   *     monitoring cannot listen, saying what to do
   */
  public void start(IngesterOptions ready, Consumer<List<CameraOptions>> yours) {
    supervisor.tell(changes::note);
    supervisor.start(ready, plan.cameras().size());
    var shared =
        CameraLease.start(
            ready,
            plan.config().cameraGroup(),
            plan.cameras(),
            cameras -> {
              supervisor.use(cameras);
              yours.accept(cameras);
            });
    lease = Optional.of(shared);
    page = page(shared);
    await(shared);
  }

  /** Where others hold their cameras until they are found dead, it goes on meanwhile. */
  private static void await(CameraLease shared) {
    try {
      shared.awaitShare(SHARING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<HealthPage> page(CameraLease shared) {
    IngestConfig ingest = plan.config().ingest();
    return Optional.ofNullable(ingest.metricsPort())
        .map(
            port ->
                HealthPage.start(
                    ingest.metricsHost(),
                    port,
                    supervisor::present,
                    shared::heard,
                    shared::agreed));
  }

  /** Takes others for the cameras of its configuration. */
  public void configure(List<CameraOptions> cameras) {
    lease.orElseThrow().configure(cameras);
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

  /** Ends all streams, sends what is left, and leaves the cameras to other ingesters. */
  @Override
  public void close() {
    page.ifPresent(HealthPage::close);
    lease.ifPresent(CameraLease::close);
    supervisor.close();
  }
}
