package io.zoetrope.zoo.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.zoo.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The committed page and chart. {@code mvn -pl zoo -am test -Dtest=ModelsPageTest -Ddocs.write
 * -Dsurefire.failIfNoSpecifiedTests=false} writes them again.
 */
class ModelsPageTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void committedPageIsCurrent() throws IOException {
    assertCurrent(DOCS.resolve("models.md"), ModelsPage.of(Catalogue.standard()));
  }

  @Test
  void committedChartIsCurrent() throws IOException {
    assertCurrent(DOCS.resolve("models.svg"), AccuracyChart.of(Catalogue.standard()));
  }

  private static void assertCurrent(Path file, String content) throws IOException {
    if (System.getProperty("docs.write") != null) {
      Files.createDirectories(DOCS);
      Files.writeString(file, content, UTF_8);
    }
    assertThat(file).usingCharset(UTF_8).hasContent(content);
  }
}
