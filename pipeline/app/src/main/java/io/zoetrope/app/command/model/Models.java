package io.zoetrope.app.command.model;

import picocli.CommandLine.Command;

/** What can be done with models. */
@Command(
    name = "models",
    description = "List, inspect, count, fetch, export and measure models.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ModelsList.class,
      ModelsInfo.class,
      ModelsCount.class,
      ModelsPull.class,
      ModelsExport.class,
      ModelsBench.class
    })
public final class Models {}
