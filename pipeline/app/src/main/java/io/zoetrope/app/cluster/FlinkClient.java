package io.zoetrope.app.cluster;

import io.zoetrope.job.ActionJob;
import io.zoetrope.job.JobEnvironment;
import io.zoetrope.job.options.JobOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink session cluster, by its REST interface. */
public final class FlinkClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Clips under way are scored first, then state is written. */
  private static final Duration SAVEPOINT = Duration.ofMinutes(10);

  private static final long LOOK_MILLIS = 500;
  private static final int LOOKS = 360;

  private final RestClusterClient<StandaloneClusterId> client;

  private FlinkClient(RestClusterClient<StandaloneClusterId> client) {
    this.client = client;
  }

  /**
   * @param settings with address, port and keys
   */
  public static FlinkClient of(Configuration settings) throws Exception {
    return new FlinkClient(new RestClusterClient<>(settings, StandaloneClusterId.getInstance()));
  }

  /** What a cluster has and does. */
  public record Overview(int taskManagers, int slots, int freeSlots, String flink) {}

  /** A job of the cluster. */
  public record RunningJob(String id, String name, String state) {}

  /** Empty where the cluster does not answer. */
  public Optional<Overview> overview() throws InterruptedException {
    try {
      var told = get(client.getClusterOverview());
      return Optional.of(
          new Overview(
              told.getNumTaskManagersConnected(),
              told.getNumSlotsTotal(),
              told.getNumSlotsAvailable(),
              told.getVersion()));
    } catch (IllegalStateException notYet) {
      return Optional.empty();
    }
  }

  /** Those that have not ended. */
  public List<RunningJob> jobs() throws InterruptedException {
    var all = new ArrayList<RunningJob>();
    for (JobStatusMessage job : get(client.listJobs())) {
      if (!job.getJobState().isGloballyTerminalState()) {
        all.add(
            new RunningJob(
                job.getJobId().toString(), job.getJobName(), job.getJobState().toString()));
      }
    }
    return all;
  }

  /**
   * Has the cluster run a job.
   *
   * @param jar that has it; what it needs the cluster has in {@code lib}
   * @param savepoint to begin with
   * @return its id
   * @throws IllegalStateException where the cluster does not take it, saying why
   */
  public String submit(JobOptions options, Path jar, Optional<String> savepoint) throws Exception {
    var flink = JobEnvironment.configuration(options.runtime());
    flink.set(DeploymentOptions.ATTACHED, false);
    flink.set(PipelineOptions.JARS, List.of(jar.toUri().toString()));
    savepoint.ifPresent(uri -> flink.set(StateRecoveryOptions.SAVEPOINT_PATH, uri));
    var environment = new StreamExecutionEnvironment(flink);
    ActionJob.drawOnKafka(environment, options);
    var drawn = environment.getStreamGraph();
    drawn.setJobName(options.runtime().name());
    var graph = PipelineExecutorUtils.getStreamGraph(drawn, flink);
    graph.serializeUserDefinedInstances();
    return get(client.submitJob(graph)).toString();
  }

  /** The job of a name that has not ended. */
  public Optional<RunningJob> job(String name) throws InterruptedException {
    return jobs().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * @throws IllegalStateException where there is none
   */
  public RunningJob requireJob(String name) throws InterruptedException {
    return job(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no job %s runs on Flink at %s".formatted(name, client.getWebInterfaceURL())));
  }

  /**
   * @throws IllegalStateException where there is one: two of a name end each other's transactions
   */
  public void requireNone(String name) throws InterruptedException {
    var there = job(name);
    if (there.isPresent()) {
      throw new IllegalStateException(
          "a job %s runs there already, as %s: 'zoetrope job upgrade' replaces it, 'zoetrope job stop' ends it; another one beside it needs a flink.name of its own"
              .formatted(name, there.get().id()));
    }
  }

  /**
   * Ends a job with a savepoint.
   *
   * @return the savepoint's URI
   */
  public String stop(RunningJob job) throws InterruptedException {
    return get(
        client.stopWithSavepoint(
            JobID.fromHexString(job.id()), false, null, SavepointFormatType.CANONICAL),
        SAVEPOINT);
  }

  /** Ends a job at once, without a savepoint. */
  public void cancel(String job) throws InterruptedException {
    get(client.cancel(JobID.fromHexString(job)));
  }

  /**
   * Waits until all of a job's tasks run.
   *
   * @throws IllegalStateException where they do not
   */
  public void awaitRunning(String job) throws InterruptedException {
    var id = JobID.fromHexString(job);
    for (int look = 0; look < LOOKS; look++) {
      JobDetailsInfo details = get(client.getJobDetails(id));
      if (details.getJobStatus().isGloballyTerminalState()) {
        break;
      }
      if (runs(details)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    throw new IllegalStateException(
        "job %s does not come to run: see the log of a task manager, and whether there are slots"
            .formatted(job));
  }

  private static boolean runs(JobDetailsInfo job) {
    return job.getJobStatus() == JobStatus.RUNNING
        && job.getJobVertexInfos().stream()
            .allMatch(each -> each.getExecutionState() == ExecutionState.RUNNING);
  }

  private <T> T get(CompletableFuture<T> answer) throws InterruptedException {
    return get(answer, PATIENCE);
  }

  private <T> T get(CompletableFuture<T> answer, Duration patience) throws InterruptedException {
    try {
      return answer.get(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Flink at %s: %s".formatted(client.getWebInterfaceURL(), reason(e)), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Flink at %s does not answer within %d s"
              .formatted(client.getWebInterfaceURL(), patience.toSeconds()),
          e);
    }
  }

  /** Of several errors' traces in one message, the last one's message. */
  private static String reason(Throwable e) {
    if (e.getCause() != null) {
      return reason(e.getCause());
    }
    return String.valueOf(e.getMessage())
        .lines()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((before, last) -> last.replaceFirst("^Caused by: [\\w.$]+: ", ""))
        .orElse(String.valueOf(e.getMessage()));
  }

  /**
   * The settings of another cluster: those of {@code FLINK_CONF_DIR}, with this address.
   *
   * @param address such as {@code flink:8081}
   */
  public static Configuration at(String address, Configuration settings) {
    var uri = URI.create("any://" + address);
    if (uri.getHost() == null || uri.getPort() < 0) {
      throw new IllegalArgumentException("'%s' is no host:port".formatted(address));
    }
    var all = new Configuration(settings);
    all.set(HighAvailabilityOptions.HA_MODE, "NONE"); // else ZooKeeper would say where
    all.set(RestOptions.ADDRESS, uri.getHost());
    all.set(RestOptions.PORT, uri.getPort());
    return all;
  }

  @Override
  public void close() {
    client.close();
  }
}
