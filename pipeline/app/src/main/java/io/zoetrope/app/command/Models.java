package io.zoetrope.app.command;

import picocli.CommandLine.Command;

/** What can be done with models. */
@Command(
    name = "models",
    description = "List, inspect, count and export models.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ModelsList.class,
      ModelsInfo.class,
      ModelsCount.class,
      ModelsPull.class,
      ModelsExport.class
    })
public final class Models {}
