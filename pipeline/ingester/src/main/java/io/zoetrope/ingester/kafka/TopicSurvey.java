package io.zoetrope.ingester.kafka;

import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.schemas.client.KafkaRefusedException;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of a pipeline one by one, without starting it. */
public final class TopicSurvey {
  private static final List<String> SHOWN =
      List.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          TopicConfig.RETENTION_MS_CONFIG,
          TopicConfig.RETENTION_BYTES_CONFIG,
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG);

  private final IngesterOptions options;
  private final TopicPlan plan;
  private final TopicRules rules;

  public TopicSurvey(IngesterOptions options, TopicOptions topics) {
    this.options = options;
    plan = new TopicPlan(options.topics(), topics, false);
    rules = new TopicRules(plan, options.bootstrapServers());
  }

  /**
   * Makes the topics that are absent.
   *
   * @return each topic; a problem of one that this user may not create is how another can
   * @throws IllegalStateException where Kafka does not answer
   */
  public List<TopicReport> create() {
    return TopicAdmin.ask(options, plan, this::create);
  }

  private List<TopicReport> create(TopicAdmin admin) {
    Map<String, Boolean> made = admin.createAbsent();
    List<TopicReport> reports = new ArrayList<>();
    for (String topic : plan.used()) {
      if (!made.containsKey(topic)) {
        reports.add(new TopicReport(topic, TopicReport.State.THERE));
      } else if (made.get(topic)) {
        reports.add(new TopicReport(topic, TopicReport.State.CREATED));
      } else {
        reports.add(
            absent(
                topic,
                "this user may not CREATE topic %s, if it is absent at all".formatted(topic)));
      }
    }
    return reports;
  }

  /**
   * Looks at each topic and changes nothing.
   *
   * @param geometry of frames, where it is known: whether they fit
   * @throws IllegalStateException where Kafka does not answer
   */
  public List<TopicReport> check(Optional<FrameGeometry> geometry) {
    Optional<Size> frame = geometry.flatMap(FrameGeometry::fixedSize);
    return TopicAdmin.ask(options, plan, admin -> check(admin, frame));
  }

  private List<TopicReport> check(TopicAdmin admin, Optional<Size> frame) {
    Set<String> absent = admin.absent();
    List<TopicReport> reports = new ArrayList<>();
    for (String topic : plan.used()) {
      reports.add(
          absent.contains(topic)
              ? absent(topic, "topic %s is absent, or hidden from this user".formatted(topic))
              : there(admin, topic, frame));
    }
    return reports;
  }

  /** The rights that {@code run} needs and this user lacks, in one sentence. */
  public Optional<String> missingRights() {
    return TopicAdmin.ask(
        options,
        plan,
        admin -> {
          try {
            admin.requireRights(Set.of());
            return Optional.empty();
          } catch (KafkaRefusedException e) {
            return Optional.of(e.getMessage());
          }
        });
  }

  private TopicReport absent(String topic, String what) {
    String sentence = "%s. Create it: %s".formatted(what, rules.creation(topic));
    return new TopicReport(topic, TopicReport.State.ABSENT, Map.of(), List.of(sentence), List.of());
  }

  private TopicReport there(TopicAdmin admin, String topic, Optional<Size> frame) {
    Optional<Config> config = admin.describe(topic);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("partitions", Integer.toString(admin.partitions(topic)));
    config.ifPresent(all -> SHOWN.forEach(key -> settings.put(key, all.get(key).value())));
    List<String> problems = config.map(all -> problems(admin, topic, all, frame)).orElse(List.of());
    List<String> notes = config.isEmpty() ? List.of(TopicSetup.hidden(topic)) : List.of();
    return new TopicReport(topic, TopicReport.State.THERE, settings, problems, notes);
  }

  private List<String> problems(
      TopicAdmin admin, String topic, Config config, Optional<Size> frame) {
    List<String> problems = new ArrayList<>(rules.faults(topic, config));
    problems.addAll(rules.deviations(topic, config));
    if (topic.equals(plan.names().frames()) && frame.isPresent()) {
      try {
        TopicSetup.limit(admin, Optional.of(config)).fit(options, frame.get());
      } catch (IllegalStateException e) {
        problems.add(e.getMessage());
      }
    }
    return problems;
  }
}
