package io.zoetrope.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.LedTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logging configuration that ships. */
class LogFileTest {
  private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";
  private static final String JOB =
      "org.apache.flink.connector.kafka.source.reader.KafkaSourceReader";
  private static final String GONE =
      "[Producer clientId=producer-%d] Connection to node 1 (127.0.0.1:9092) could not be"
          + " established. Node may not be available.";

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private LoggerContext context;
  private Path file;

  @BeforeEach
  void configure() throws Exception {
    String before = System.getProperty("zoetrope.log");
    file = folder.resolve("run.log");
    System.setProperty("zoetrope.log", file.toString());
    try {
      var shipped = LogFileTest.class.getResource("/log4j2.xml").toURI();
      context = new LoggerContext("shipped", null, shipped);
      context.start();
    } finally {
      if (before == null) {
        System.clearProperty("zoetrope.log");
      } else {
        System.setProperty("zoetrope.log", before);
      }
    }
  }

  @AfterEach
  void close() {
    context.stop();
  }

  @Test
  void itRotatesAndOnlyItsOwnerReadsIt() throws Exception {
    Logger log = context.getLogger("io.zoetrope.Something");
    String line = "x".repeat(1 << 20);
    for (int i = 0; i < 100; i++) {
      log.warn("{} {}", i, line);
    }

    List<Path> files = files();
    assertThat(files).hasSize(4).contains(file);
    for (Path each : files) {
      assertThat(Files.size(each)).isLessThan(20 << 20);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void anOutageOfKafkaIsOneLineHoweverLongItLasts() throws Exception {
    for (int second = 0; second < 3600; second++) {
      write(CLIENT, GONE.formatted(second % 5), second);
      write(CLIENT, "Bootstrap broker 127.0.0.1:9092 (id: -1 rack: null) disconnected", second);
    }
    write(JOB, "Failed to commit", 3600, new IllegalStateException(new TimeoutException("no")));
    write(CLIENT, "[Producer] Connection to node 1 failed authentication due to: no", 3601);
    write(JOB, "Something else failed", 3601, new IllegalStateException("no"));
    write("io.zoetrope.ingester.Something", "Kafka does not take frames", 3602);
    write(CLIENT, GONE.formatted(1), 3599 + 2 * OutageFilter.QUIET.toSeconds());

    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.contains(" WARN "))
        .extracting(line -> line.substring(line.indexOf(" - ") + 3))
        .containsExactly(
            GONE.formatted(0),
            "[Producer] Connection to node 1 failed authentication due to: no",
            "Something else failed",
            "Kafka does not take frames",
            GONE.formatted(1));
  }

  @Test
  void clientsOfABrokerThatIsGoneWriteOneLine() throws Exception {
    var forward = new Forward();
    forward.start();
    LoggerContext current = (LoggerContext) LogManager.getContext(false);
    Configuration configuration = current.getConfiguration();
    configuration.getRootLogger().addAppender(forward, null, null);
    current.updateLoggers();
    try {
      loseTheBroker();
    } finally {
      configuration.getRootLogger().removeAppender(forward.getName());
      current.updateLoggers();
    }

    assertThat(forward.ofClients).hasSizeGreaterThan(3);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  private void loseTheBroker() throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    var text = new StringDeserializer();
    try (var producer =
            new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
        var consumer = new KafkaConsumer<>(client, text, text);
        var admin = Admin.create(client)) {
      LedTopics.create(admin, List.of(new NewTopic("there", 1, (short) 1)));
      consumer.assign(List.of(new TopicPartition("there", 0)));
      consumer.poll(Duration.ofMillis(100));
      kafka.close();
      for (int i = 0; i < 5; i++) {
        consumer.poll(Duration.ofSeconds(1));
      }
    }
  }

  private void write(String logger, String message, long second) {
    write(logger, message, second, null);
  }

  private void write(String logger, String message, long second, Throwable thrown) {
    LogEvent event =
        Log4jLogEvent.newBuilder()
            .setLoggerName(logger)
            .setLevel(Level.WARN)
            .setMessage(new SimpleMessage(message))
            .setThrown(thrown)
            .setTimeMillis(BEGIN.plusSeconds(second).toEpochMilli())
            .build();
    context.getConfiguration().getLoggerConfig(logger).log(event);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Gives this process's log to the shipped configuration, too. */
  private final class Forward extends AbstractAppender {
    final List<String> ofClients = new ArrayList<>();

    Forward() {
      super("forward", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public synchronized void append(LogEvent event) {
      String message = event.getMessage().getFormattedMessage();
      if (event.getLoggerName().startsWith("org.apache.kafka.clients")
          && !message.contains("NodeToController")) { // the broker's own, which here closes, too
        ofClients.add(message);
        context.getConfiguration().getLoggerConfig(event.getLoggerName()).log(event.toImmutable());
      }
    }
  }
}
