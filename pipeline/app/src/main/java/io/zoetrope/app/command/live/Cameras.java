package io.zoetrope.app.command.live;

import picocli.CommandLine.Command;

/** What can be done with cameras. */
@Command(
    name = "cameras",
    description = "Look at cameras, change how they are looked at.",
    mixinStandardHelpOptions = true,
    subcommands = {CamerasCheck.class, CamerasSet.class})
public final class Cameras {}
