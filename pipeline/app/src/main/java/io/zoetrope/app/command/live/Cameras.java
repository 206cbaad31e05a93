package io.zoetrope.app.command.live;

import picocli.CommandLine.Command;

/** What can be done with cameras. */
@Command(
    name = "cameras",
    description =
        "Find, check and simulate cameras, add and remove them, show and change their settings.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CamerasDiscover.class,
      CamerasCheck.class,
      CamerasList.class,
      CamerasAdd.class,
      CamerasRemove.class,
      CamerasShow.class,
      CamerasSet.class,
      CamerasSimulate.class
    })
public final class Cameras {}
