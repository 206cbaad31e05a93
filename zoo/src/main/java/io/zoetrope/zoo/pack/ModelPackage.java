package io.zoetrope.zoo.pack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A model ready to run: a folder with the network ({@code model.onnx}), one label a line in the
 * order of its logits ({@code labels.txt}) and the facts about it ({@code model.yaml}).
 *
 * @param network where other machines find it: in the folder, unless the package was fetched
 */
public record ModelPackage(Path folder, ModelCard card, List<String> labels, NetworkFile network) {
  /** File of the network. */
  public static final String ONNX = "model.onnx";

  /** File of the labels. */
  public static final String LABELS = "labels.txt";

  /** File of the card. */
  public static final String CARD = CardFile.NAME;

  public ModelPackage {
    labels = List.copyOf(labels);
  }

  public Path onnx() {
    return folder.resolve(ONNX);
  }

  /**
   * The same package, which other machines have from elsewhere.
   *
   * @param onnx where its network is
   */
  public ModelPackage publishedAt(URI onnx) {
    return new ModelPackage(folder, card, labels, new NetworkFile(onnx, network.sha256()));
  }

  /**
   * Reads and checks a card alone, whose network may not be here yet.
   *
   * @throws ModelPackageException naming everything that is wrong, by key and line
   */
  public static ModelCard readCard(Path folder) {
    return new PackageReader(folder).card();
  }

  /**
   * Reads and checks a folder: every file, every key, the label count against the network's output
   * and the network's hash against the version.
   *
   * @throws ModelPackageException naming everything that is wrong, by file, key and line
   */
  public static ModelPackage read(Path folder) {
    return new PackageReader(folder).read();
  }

  /**
   * Writes a package and reads it back. The folder appears whole or not at all; a package already
   * there is replaced, any other folder is refused.
   *
   * @param card its version is replaced by that of the network written
   * @throws ModelPackageException when the result would not be a usable package, or cannot be
   *     written
   */
  public static ModelPackage write(
      Path folder, ModelCard card, List<String> labels, NetworkWriter network) {
    return new PackageWriter(folder).write(card, labels, network);
  }
}
