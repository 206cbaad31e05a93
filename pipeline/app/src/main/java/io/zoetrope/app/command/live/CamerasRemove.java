package io.zoetrope.app.command.live;

import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.config.ConfigFile;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a camera that was added. */
@Command(
    name = "remove",
    description = {
      "Remove a camera that 'cameras add' added, while everything runs.",
      "What 'cameras set' set for it stays, as does its partition, should it come back."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CamerasRemove implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Of the camera.")
  private String camera;

  @Mixin private KafkaAccess access;

  @Override
  public Integer call() throws InterruptedException {
    ConfigFile file = access.read();
    var added = new AddedCameras(access.client(file), file.config().kafka().topics().cameras());
    Map<String, AddedCameras.Shown> all = added.all();
    if (!all.containsKey(camera)) {
      throw new ParameterException(spec.commandLine(), camera + ": " + why(file, all));
    }
    added.remove(camera);
    spec.commandLine().getOut().println(camera + ": removed");
    return 0;
  }

  private String why(ConfigFile file, Map<String, AddedCameras.Shown> all) {
    if (file.config().cameras().stream().anyMatch(each -> each.id().equals(camera))) {
      return "is a camera of the configuration: remove it there";
    }
    return all.isEmpty()
        ? "no camera was added"
        : "no such camera was added; those added are " + String.join(", ", all.keySet());
  }
}
