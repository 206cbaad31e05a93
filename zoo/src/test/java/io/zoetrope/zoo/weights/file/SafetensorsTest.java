package io.zoetrope.zoo.weights.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.weights.SafetensorsFixture;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.WeightFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("weights.safetensors");
  }

  @Test
  void readsWhatTheFormatSays() throws IOException {
    Tensor tensor = new Tensor(new int[] {2, 1}, new float[] {1.5f, -2});
    Tensor scalar = new Tensor(new int[0], new float[] {3});
    SafetensorsFixture.write(file, Map.of("module.a", tensor, "module.b", scalar));

    assertThat(WeightFile.read(file).get("a").values()).containsExactly(1.5f, -2);
    assertThat(WeightFile.read(file).get("b").shape()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'dtype':'F8','shape':[2],'data_offsets':[0,8]}}|unknown type \"F8\"",
        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}|a of 3 elements is given bytes 0",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}|cut short: tensor a ends at byte",
        "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}|tensor a has the shape [-2]",
        "{'a':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}}|tensor a has the shape",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}|given bytes -8 to 0",
        "{'a':{'dtype':'F32','shape':[2]}}|given bytes -1 to -1",
        "{'a':{'dtype':'F32','shape':[2000000000,2000000000,3]}}|tensor a is impossibly large",
        "{'a':{'dtype':'F32','shape':[2000000000,2],'data_offsets':[0,16000000000]}}|4000000000 elements in one tensor",
        "{'a':[]}|unknown type null",
        "{'a'}|its header is not JSON",
        "{}|holds no tensors"
      })
  void refusesWhatCannotBe(String header, String message) throws IOException {
    SafetensorsFixture.write(file, header.replace('\'', '"'), new byte[8]);

    assertThatThrownBy(() -> WeightFile.read(file))
        .isInstanceOf(WeightFileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAHeaderThatRunsPastTheEnd() throws IOException {
    Files.write(file, new byte[] {100, 0, 0, 0, 0, 0, 0, 0, '{', '}'});

    assertThatThrownBy(() -> WeightFile.read(file))
        .hasMessageContaining("is cut short or damaged: its header of 100 bytes runs past the end");
  }

  @Test
  void refusesOtherFiles() throws IOException {
    Files.writeString(file, "not weights, just text");
    assertThatThrownBy(() -> WeightFile.read(file))
        .hasMessageContaining("is no weight file known here");

    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> WeightFile.read(file))
        .hasMessageContaining("is no weight file known here");
  }

  @Test
  void refusesFoldersAndWhatIsNotThere() {
    assertThatThrownBy(() -> WeightFile.read(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> WeightFile.read(file)).hasMessage(file + ": there is no such file");
  }
}
