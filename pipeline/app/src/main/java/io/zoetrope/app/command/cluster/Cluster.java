package io.zoetrope.app.command.cluster;

import picocli.CommandLine.Command;

/** A cluster on this machine. */
@Command(
    name = "cluster",
    description = {
      "A Kafka and a Flink of several processes on this machine, which outlive the command.",
      "Give it a job with 'zoetrope job --submit'."
    },
    mixinStandardHelpOptions = true,
    subcommands = {ClusterStart.class, ClusterScale.class, ClusterShow.class, ClusterStop.class})
public final class Cluster {}
