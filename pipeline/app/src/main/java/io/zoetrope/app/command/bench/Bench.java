package io.zoetrope.app.command.bench;

import picocli.CommandLine.Command;

/** Published figures, measured again on this machine. */
@Command(
    name = "bench",
    description = "Measure on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {BenchPipeline.class, BenchActions.class})
public final class Bench {}
