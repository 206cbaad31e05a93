package io.zoetrope.app.command.engine;

import picocli.CommandLine.Command;

/** What models can run on. */
@Command(
    name = "engines",
    description = "See what this machine can run models on; install engines.",
    mixinStandardHelpOptions = true,
    subcommands = {EnginesList.class, EnginesInstall.class})
public final class Engines {}
