package io.zoetrope.zoo.pack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Writes a model package beside its place, checks it, then moves it there. */
final class PackageWriter {
  private static final List<String> FILES =
      List.of(ModelPackage.ONNX, ModelPackage.LABELS, CardFile.NAME);

  private final Path folder;

  PackageWriter(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  ModelPackage write(ModelCard card, List<String> labels, NetworkWriter network) {
    try {
      refuseForeignFolder();
      Files.createDirectories(folder.getParent());
      Path draft = folder.resolveSibling("." + folder.getFileName() + "-" + UUID.randomUUID());
      Files.createDirectory(draft);
      try {
        fill(draft, card, labels, network);
        ModelPackage checked = ModelPackage.read(draft);
        publish(draft);
        return new ModelPackage(
            folder,
            checked.card(),
            checked.labels(),
            new NetworkFile(folder.resolve(ModelPackage.ONNX).toUri(), checked.network().sha256()));
      } finally {
        deletePackage(draft);
      }
    } catch (IOException e) {
      throw new ModelPackageException(folder, "cannot be written: " + e, e);
    }
  }

  private void refuseForeignFolder() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!FILES.contains(entry.getFileName().toString())) {
          throw new ModelPackageException(
              folder,
              List.of(
                  "holds "
                      + entry.getFileName()
                      + ", which is no part of a model package; "
                      + "name a new folder"));
        }
      }
    }
  }

  private static void fill(Path draft, ModelCard card, List<String> labels, NetworkWriter network)
      throws IOException {
    Path onnx = draft.resolve(ModelPackage.ONNX);
    network.writeTo(onnx);
    ModelCard stamped = card.withVersion(PackageReader.network(onnx).version());
    Files.write(draft.resolve(ModelPackage.LABELS), labels);
    Files.writeString(draft.resolve(CardFile.NAME), CardFile.format(stamped));
  }

  private void publish(Path draft) throws IOException {
    deletePackage(folder);
    Files.move(draft, folder);
  }

  private static void deletePackage(Path folder) throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.deleteIfExists(folder);
  }
}
