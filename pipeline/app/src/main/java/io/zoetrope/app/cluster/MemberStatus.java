package io.zoetrope.app.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process of a cluster.
 *
 * @param pid empty where it does not run
 * @param log that it writes
 */
public record MemberStatus(String name, Optional<Long> pid, Path log) {
  static MemberStatus of(ClusterProcess process, Path log) throws IOException {
    return new MemberStatus(process.name(), process.handle().map(ProcessHandle::pid), log);
  }
}
