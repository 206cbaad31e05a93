package io.zoetrope.job.topic;

import io.zoetrope.config.Delivery;
import io.zoetrope.job.options.JobOptions;
import java.util.ArrayList;
import java.util.List;

/** The topics that a job uses, by its options. */
final class JobTopics {
  private JobTopics() {}

  static List<String> read(JobOptions options) {
    var names = options.kafka().topics();
    return List.of(names.frames(), names.settings());
  }

  /**
   * Those that it must be allowed to read: under exactly-once also what it writes, as its writers
   * look there for transactions that were left open.
   */
  static List<String> readable(JobOptions options) {
    List<String> all = new ArrayList<>(read(options));
    if (options.outputs().delivery() == Delivery.EXACTLY_ONCE) {
      all.addAll(written(options));
    }
    return all;
  }

  static List<String> written(JobOptions options) {
    var names = options.kafka().topics();
    var outputs = options.outputs();
    List<String> all = new ArrayList<>(List.of(names.events(), names.deadLetters()));
    if (outputs.scores() || options.shadow().isPresent()) {
      all.add(names.scores());
    }
    if (outputs.features()) {
      all.add(names.features());
    }
    return all;
  }
}
