package io.zoetrope.zoo.pack;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.zoetrope.yaml.text.TextException;
import io.zoetrope.yaml.text.Utf8Text;
import io.zoetrope.zoo.weights.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a model package and collects all its defects before it fails. */
final class PackageReader {
  private final Path folder;
  private final Defects defects = new Defects();

  PackageReader(Path folder) {
    this.folder = folder;
  }

  ModelPackage read() {
    if (!Files.isDirectory(folder)) {
      throw new ModelPackageException(folder, List.of("there is no such folder"));
    }
    ModelCard card = readCard();
    List<String> labels = readLabels();
    OnnxSignature signature = load(ModelPackage.ONNX, OnnxSignature::read);
    NetworkFile network = null;
    if (signature != null) {
      network = load(ModelPackage.ONNX, PackageReader::network);
      checkVersion(card, network);
      checkInput(signature.inputs().get("frames"), card);
      checkLogits(signature.outputs().get("logits"), labels);
    }
    checkBackground(card, labels);
    requireNoDefects();
    return new ModelPackage(folder, card, labels, network);
  }

  /** The card alone. */
  ModelCard card() {
    ModelCard card = readCard();
    requireNoDefects();
    return card;
  }

  private void requireNoDefects() {
    if (defects.count() > 0) {
      throw new ModelPackageException(folder, defects.all());
    }
  }

  private ModelCard readCard() {
    byte[] file = load(CardFile.NAME, Files::readAllBytes);
    return file == null ? null : CardFile.parse(file, defects);
  }

  private List<String> readLabels() {
    List<String> lines = load(ModelPackage.LABELS, PackageReader::labels);
    if (lines == null) {
      return null;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int line = 1; line <= lines.size(); line++) {
      String label = lines.get(line - 1);
      if (label.isBlank()) {
        defects.add(ModelPackage.LABELS + ":" + line, "a label must not be blank");
      }
      Integer earlier = seen.putIfAbsent(label, line);
      if (earlier != null) {
        defects.add(
            ModelPackage.LABELS + ":" + line, "'" + label + "' already stands on line " + earlier);
      }
    }
    return lines;
  }

  private static List<String> labels(Path file) throws IOException {
    return Labels.lines(Utf8Text.decode(ModelPackage.LABELS, Files.readAllBytes(file)));
  }

  private void checkVersion(ModelCard card, NetworkFile network) {
    if (card != null && network != null && !network.version().equals(card.version())) {
      defects.add(
          ModelPackage.ONNX,
          "its SHA-256 begins %s, but model.yaml says version %s: it is not the network this card"
                  .formatted(network.version(), card.version())
              + " describes; export the model again");
    }
  }

  /** A network on this machine. */
  static NetworkFile network(Path onnx) throws IOException {
    return new NetworkFile(onnx.toAbsolutePath().toUri(), Hash.SHA256.hex(onnx));
  }

  private void checkInput(OnnxSignature.Port frames, ModelCard card) {
    long length = card == null ? -1 : card.clip().frames();
    long height = card == null ? -1 : card.input().height();
    long width = card == null ? -1 : card.input().width();
    if (frames == null || !frames.fits(DataType.UINT8_VALUE, -1, length, height, width, 3)) {
      defects.add(
          ModelPackage.ONNX,
          "must take an input 'frames' of uint8[N, %s, %s, %s, 3] as model.yaml says, %s"
              .formatted(size(length), size(height), size(width), found(frames)));
    }
  }

  private void checkLogits(OnnxSignature.Port logits, List<String> labels) {
    if (logits == null || !logits.fits(DataType.FLOAT_VALUE, -1, -1)) {
      defects.add(
          ModelPackage.ONNX, "must give an output 'logits' of float[N, classes], " + found(logits));
    } else if (labels != null && logits.dims()[1] >= 0 && logits.dims()[1] != labels.size()) {
      defects.add(
          ModelPackage.LABELS,
          "has %d labels, but model.onnx gives %d logits"
              .formatted(labels.size(), logits.dims()[1]));
    }
  }

  private void checkBackground(ModelCard card, List<String> labels) {
    if (card == null || labels == null) {
      return;
    }
    for (String label : card.background()) {
      if (!labels.contains(label)) {
        defects.add(CardFile.NAME, "background: '" + label + "' is not a line of labels.txt");
      }
    }
  }

  private static String size(long dim) {
    return dim < 0 ? "?" : Long.toString(dim);
  }

  private static String found(OnnxSignature.Port port) {
    return port == null ? "has none" : "has " + port;
  }

  private interface Loader<T> {
    T load(Path file) throws IOException;
  }

  private <T> T load(String name, Loader<T> loader) {
    try {
      return loader.load(folder.resolve(name));
    } catch (NoSuchFileException e) {
      defects.add(name, "the file is missing");
    } catch (TextException e) {
      defects.addAll(List.of(e.getMessage()));
    } catch (IOException e) {
      defects.add(name, e.getMessage());
    }
    return null;
  }
}
