package io.zoetrope.app.command.cluster;

import io.zoetrope.app.cluster.ClusterPlan;
import io.zoetrope.app.cluster.FlinkClient;
import io.zoetrope.app.cluster.LocalCluster;
import io.zoetrope.app.cluster.MemberStatus;
import io.zoetrope.app.command.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a cluster does.
 *
 * @param flink empty where it does not answer
 */
record ClusterView(
    LocalCluster cluster,
    List<MemberStatus> members,
    Optional<FlinkClient.Overview> flink,
    List<FlinkClient.RunningJob> jobs) {

  static ClusterView of(LocalCluster cluster) throws Exception {
    var members = cluster.members();
    if (members.stream().noneMatch(each -> each.pid().isPresent())) {
      return new ClusterView(cluster, members, Optional.empty(), List.of());
    }
    try (var client = FlinkClient.of(cluster.client())) {
      var overview = client.overview();
      return new ClusterView(
          cluster, members, overview, overview.isPresent() ? client.jobs() : List.of());
    }
  }

  /** Says what happens, on the error stream. */
  static void progress(String sentence) {
    System.err.println("cluster " + sentence);
  }

  static String sentence(ClusterPlan plan) {
    return "%d task manager%s of %d slot%s and %s%s%s"
        .formatted(
            plan.taskManagers(),
            plan.taskManagers() == 1 ? "" : "s",
            plan.slots(),
            plan.slots() == 1 ? "" : "s",
            plan.memory(),
            plan.pinned() ? ", pinned" : "",
            plan.highlyAvailable() ? ", highly available" : "");
  }

  /** Whether all runs and answers. */
  boolean isWhole() {
    return flink.filter(it -> it.taskManagers() >= cluster.plan().taskManagers()).isPresent()
        && members.stream().allMatch(each -> each.pid().isPresent());
  }

  void print() {
    System.out.printf("%-16s %8s  %s%n", "PROCESS", "PID", "LOG");
    for (MemberStatus each : members) {
      System.out.printf(
          "%-16s %8s  %s%n",
          each.name(), each.pid().map(Object::toString).orElse("ended"), each.log());
    }
    System.out.printf("%-16s %s%n", "kafka", cluster.plan().bootstrapServers());
    System.out.printf(
        "%-16s %s%n",
        "flink",
        "https://127.0.0.1:%d, %s"
            .formatted(
                cluster.plan().ports().rest(),
                flink.map(ClusterView::slots).orElse("does not answer")));
    int metrics = cluster.plan().ports().metrics();
    if (metrics > 0) {
      System.out.printf(
          "%-16s http://127.0.0.1:%d/metrics, and the ports after it%n", "metrics", metrics);
    }
    jobs.forEach(
        job -> System.out.printf("%-16s %s %s %s%n", "job", job.id(), job.state(), job.name()));
  }

  private static String slots(FlinkClient.Overview it) {
    return "%d of %d slots free, %d task manager%s, Flink %s"
        .formatted(
            it.freeSlots(),
            it.slots(),
            it.taskManagers(),
            it.taskManagers() == 1 ? "" : "s",
            it.flink());
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    List<Map<String, Object>> processes = new ArrayList<>();
    for (MemberStatus each : members) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", each.name());
      one.put("pid", each.pid().orElse(null));
      one.put("log", each.log().toString());
      processes.add(one);
    }
    all.put("folder", cluster.folder().toString());
    all.put("kafka", cluster.plan().bootstrapServers());
    all.put("processes", processes);
    all.put("flink", flink.orElse(null));
    all.put("jobs", jobs);
    return Json.line(all);
  }
}
