package io.zoetrope.app.command.bench;

import io.zoetrope.app.bench.PipelineBench;
import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much of the bare engine's speed the whole pipeline keeps. */
@Command(
    name = "pipeline",
    description = {
      "Frames replayed from Kafka through the whole job, against a bare ONNX Runtime loop over the",
      "same clips with the same threads, in turns: clips/s of both and their ratio."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchPipeline implements Callable<Integer> {
  @Option(
      names = "--model",
      defaultValue = "r2plus1d_v1_resnet18_kinetics400",
      description = "A model-package folder or a name of the catalogue. Default: ${DEFAULT-VALUE}")
  private String model;

  @Option(
      names = "--width",
      paramLabel = "CHANNELS",
      description = {
        "Of the catalogue's network, untrained, with so many channels in its first stage: one that",
        "is quick enough shows what everything else costs."
      })
  private Integer width;

  @Option(names = "--cameras", defaultValue = "8", description = "Default: ${DEFAULT-VALUE}")
  private int cameras;

  @Option(
      names = "--clips",
      defaultValue = "12",
      description = "Of each. Default: ${DEFAULT-VALUE}")
  private int clips;

  @Option(names = "--rounds", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(names = "--workers", description = "Threads of both. Default: one per core.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws Exception {
    StopSignal stop = StopSignal.install();
    try (var workspace = new Workspace()) {
      stop.cleanUpBy(workspace::close);
      ModelPackage network = network(workspace);
      System.out.printf("%s, %d cameras, %d threads%n", network.card().name(), cameras, workers);
      try (var bench = new PipelineBench(network, workers, cameras, clips, workspace)) {
        bench.warmUp();
        print(bench);
      }
    }
    return 0;
  }

  private ModelPackage network(Workspace workspace) throws Exception {
    if (width == null) {
      return new ModelSource(workspace.resolve("models")).find(model);
    }
    ModelSpec spec = Catalogue.standard().get(model);
    return ModelExport.of(spec)
        .options(spec.options().with("width", width))
        .seeded(1, workspace.resolve("narrow"));
  }

  private void print(PipelineBench bench) throws Exception {
    System.out.printf(
        "%-6s %23s   %23s   %15s%n", "", "clips/s", "processor ms a clip", "ratio by");
    System.out.printf(
        "%-6s %11s %11s   %11s %11s   %7s %7s%n",
        "round", "job", "bare", "job", "bare", "clips/s", "cpu");
    double[] ratios = new double[rounds];
    double[] cpuRatios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      var round = bench.run();
      ratios[i] = round.ratio();
      cpuRatios[i] = round.cpuRatio();
      System.out.printf(
          Locale.ROOT,
          "%-6d %11.2f %11.2f   %11.1f %11.1f   %7.3f %7.3f%n",
          i + 1,
          round.job().clips(),
          round.bare().clips(),
          1000 * round.job().cpu(),
          1000 * round.bare().cpu(),
          ratios[i],
          cpuRatios[i]);
    }
    System.out.printf(
        Locale.ROOT, "%-60s   %7.3f %7.3f%n", "median", median(ratios), median(cpuRatios));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
