package io.zoetrope.app.command.engine;

import io.zoetrope.app.engine.InstallProgress;
import io.zoetrope.app.engine.OpenVinoEngine;
import io.zoetrope.app.report.WorkBar;
import io.zoetrope.operators.inference.engine.OpenVinoPlugin;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings an engine's libraries into the cache. */
@Command(
    name = "install",
    description = "Fetch an engine into the cache.",
    mixinStandardHelpOptions = true)
final class EnginesInstall implements Callable<Integer> {
  /** What can be installed. */
  enum Engine {
    OPENVINO
  }

  @Parameters(paramLabel = "ENGINE", description = "One of ${COMPLETION-CANDIDATES}.")
  private Engine engine;

  @Option(
      names = "--wheel",
      paramLabel = "FILE",
      description = "The Python package, where this machine cannot download it.")
  private Path wheel;

  @Override
  public Integer call() throws Exception {
    var plugin = OpenVinoPlugin.ofThisMachine();
    if (plugin.isInstalled()) {
      System.out.println("already there: " + plugin.folder());
      return 0;
    }
    var openVino = new OpenVinoEngine(plugin);
    if (wheel == null) {
      System.err.println("downloading through pip (53 MB)");
      openVino.install(EnginesInstall::bar);
    } else {
      openVino.install(wheel, EnginesInstall::bar);
    }
    System.out.println(
        "installed " + engine.name().toLowerCase(Locale.ROOT) + ": " + plugin.folder());
    return 0;
  }

  private static InstallProgress bar(long bytes) {
    WorkBar bar = WorkBar.open("unpacking", "MB", bytes >> 20);
    return new InstallProgress() {
      private long done;

      @Override
      public void add(long more) {
        done += more;
        bar.to(done >> 20);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }
}
