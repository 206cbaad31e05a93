package io.zoetrope.app.command.train;

import picocli.CommandLine.Command;

/** What can be done with painted scenes. */
@Command(
    name = "scenes",
    description = "Labelled action videos that are painted, not filmed.",
    mixinStandardHelpOptions = true,
    subcommands = ScenesRender.class)
public final class Scenes {}
