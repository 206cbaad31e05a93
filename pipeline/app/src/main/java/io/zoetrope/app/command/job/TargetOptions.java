package io.zoetrope.app.command.job;

import io.zoetrope.app.command.cluster.ClusterOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cluster whose job a command changes. */
final class TargetOptions {
  @Option(names = "--at", paramLabel = "HOST:PORT", description = "As with --submit.")
  private String address;

  @Mixin private ClusterOptions cluster;

  JobTarget target() {
    return new JobTarget(Optional.ofNullable(address), cluster);
  }
}
