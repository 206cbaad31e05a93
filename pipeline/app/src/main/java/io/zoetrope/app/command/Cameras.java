package io.zoetrope.app.command;

import picocli.CommandLine.Command;

/** What can be done with cameras. */
@Command(
    name = "cameras",
    description = "Look at cameras.",
    mixinStandardHelpOptions = true,
    subcommands = CamerasCheck.class)
public final class Cameras {}
