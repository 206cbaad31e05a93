package io.zoetrope.app.command;

import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.plan.CameraLoad;
import io.zoetrope.app.plan.CapacityPlan;
import io.zoetrope.app.plan.PlanReport;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.start.Preflight;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How large a cluster has to be. */
@Command(
    name = "plan",
    description = {
      "What so many cameras need: task managers, partitions, Kafka's disk and network. The model",
      "is measured on this machine's device, which each task manager is taken to have."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Plan implements Callable<Integer> {
  /** Of what the bare model does on a processor; the job's other work takes the rest. */
  private static final double OF_A_PROCESSOR = 0.9;

  private static final String NOT_ASKED = "localhost:9092"; // nothing is connected to

  @Option(names = "--cameras", required = true, paramLabel = "N", description = "Zones count, too.")
  private int cameras;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "A model-package folder, its URI or a name. Default: the configuration's, or demo")
  private String model;

  @Option(
      names = "--config",
      paramLabel = "FILE|URI",
      description = "For hop, device, frames and retention. Default: those of an empty one.")
  private String location;

  @Mixin private OverrideOptions overrides;

  @Option(
      names = "--clips-per-second",
      paramLabel = "X",
      description = "Of one task manager, instead of what is measured here.")
  private Double able;

  @Option(
      names = "--busy",
      paramLabel = "SHARE",
      defaultValue = "0.8",
      description = "Of its time that a task manager may be busy. Default: ${DEFAULT-VALUE}")
  private double busiest;

  @Option(
      names = "--price",
      paramLabel = "X",
      description = "Of a task manager, an hour: then the cost of a camera in a month.")
  private Double price;

  @Option(
      names = "--copies",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Of frames in Kafka, where kafka.replication is not set. Default: ${DEFAULT-VALUE}")
  private int copies;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    requirePossible();
    ConfigFile file = configuration();
    try (var workspace = new Workspace()) {
      ModelPackage found = Configured.model(file, new ModelSource(workspace.resolve("models")));
      JobOptions job = file.as(config -> JobOptions.of(config, NOT_ASKED, found, Optional.empty()));
      CapacityPlan plan = plan(file.config(), job);
      if (json) {
        System.out.println(
            Json.line(new Answer(plan, price == null ? null : plan.costOfCamera(price))));
      } else {
        new PlanReport(plan, job, file.config(), able == null).print(Optional.ofNullable(price));
      }
    }
    return 0;
  }

  /**
   * In JSON.
   *
   * @param costOfCamera in a month; null without a price
   */
  private record Answer(CapacityPlan plan, Double costOfCamera) {}

  private void requirePossible() {
    boolean isShare = busiest > 0 && busiest <= 1; // and no NaN
    if (cameras < 1 || copies < 1 || !isShare || (able != null && !(able > 0))) {
      throw new IllegalArgumentException(
          "--cameras and --copies are 1 or more, --busy is above 0 and at most 1, --clips-per-second above 0");
    }
  }

  private ConfigFile configuration() {
    List<String> all = new ArrayList<>();
    if (model != null || location == null) {
      all.add("model=" + (model == null ? ModelSource.DEMO : model));
    }
    List<String> values = overrides.after(all);
    return location == null ? ConfigFile.of(values) : ConfigFile.read(location, values);
  }

  private CapacityPlan plan(ZoetropeConfig config, JobOptions job) throws Exception {
    double each = able == null ? measured(job) : able;
    var load = CameraLoad.of(config, job.model().card(), cameras, copies);
    return CapacityPlan.of(load, each, busiest, config.kafka().partitions());
  }

  private static double measured(JobOptions job) throws InterruptedException {
    double bare = Preflight.here(job).clipsPerSecond().orElseThrow();
    return job.recognition().device().kind().isGpu() ? bare : OF_A_PROCESSOR * bare;
  }
}
