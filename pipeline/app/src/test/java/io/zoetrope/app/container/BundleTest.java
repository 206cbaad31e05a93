package io.zoetrope.app.container;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher packs for machines without Maven. */
@Tag("slow")
class BundleTest {
  @TempDir Path folder;

  @Test
  void hasWhatAClusterLacksAndACommandThatRuns() throws Exception {
    Path bundle = bundle("one");

    assertThat(jars(bundle.resolve("lib")))
        .anyMatch(name -> name.startsWith("zoetrope-operators"))
        .anyMatch(name -> name.startsWith("flink-connector-kafka"))
        .anyMatch(name -> name.startsWith("onnxruntime-"))
        .noneMatch(name -> name.startsWith("slf4j") || name.startsWith("log4j"))
        .noneMatch(name -> name.startsWith("flink-") && !name.contains("connector-kafka"))
        .noneMatch(name -> name.startsWith("zoetrope-job") || name.startsWith("zoetrope-app"));
    assertThat(entries(bundle.resolve("lib"))).doesNotContain("log4j2.xml");
    try (var job = new JarFile(bundle.resolve("job/zoetrope-job.jar").toFile())) {
      assertThat(job.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.zoetrope.job.ActionJob");
    }
    Command version =
        Command.run(folder, Map.of(), List.of(bundle + "/bin/zoetrope", "--version")).orFail();
    assertThat(version.output()).contains("zoetrope 0.1.0");
    assertThat(hashes(bundle("other"))).isEqualTo(hashes(bundle));
  }

  @Test
  void leavesAFolderAloneThatHasSomethingElse() throws Exception {
    Path mine = Files.createDirectories(folder.resolve("mine/lib"));
    Files.createFile(mine.resolve("precious.jar"));

    assertThat(pack(folder.resolve("mine")).output()).contains("a folder of its own");
    assertThat(mine.resolve("precious.jar")).exists();
  }

  private Path bundle(String name) throws Exception {
    pack(folder.resolve(name)).orFail();
    return folder.resolve(name);
  }

  private static Command pack(Path target) throws Exception {
    return Command.run(
        Command.project(),
        Map.of(),
        List.of("./zoetrope", "--no-install", "bundle", "--out", target.toString()));
  }

  private static Set<String> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(toCollection(TreeSet::new));
    }
  }

  private static Set<String> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.flatMap(BundleTest::entriesOf).collect(toSet());
    }
  }

  private static Stream<String> entriesOf(Path jar) {
    try (var open = new JarFile(jar.toFile())) {
      return open.stream().map(JarEntry::getName).toList().stream();
    } catch (IOException e) {
      return fail(jar + " is no jar", e);
    }
  }

  private static Map<String, String> hashes(Path bundle) throws Exception {
    var hashes = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        hashes.put(bundle.relativize(file).toString(), HexFormat.of().formatHex(hash));
      }
    }
    return hashes;
  }
}
