package io.zoetrope.ingester.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.Secrets;
import io.zoetrope.video.process.ExitReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a virtual machine wrote when native code crashed in it: which signal it was, and where. It
 * quotes what registers pointed at, which may be a password.
 */
final class CrashFile {
  private static final Logger LOG = LoggerFactory.getLogger(CrashFile.class);
  private static final Pattern FRAME = Pattern.compile("(?m)^# Problematic frame:\\R# (.*)$");

  private CrashFile() {}

  /**
   * Why a process ended, such as {@code signal 11}; its file is kept without passwords.
   *
   * @param exit its exit code
   * @param cameras whose passwords it knew
   */
  static String reason(Path file, int exit, Collection<CameraOptions> cameras) {
    Optional<String> text = read(file);
    text.ifPresent(written -> keep(file, redacted(written, cameras)));
    return ExitReason.of(ExitReason.signal(text.orElse("")), exit);
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, ISO_8859_1))
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} cannot be read: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static String redacted(String text, Collection<CameraOptions> cameras) {
    String redacted = Secrets.redact(text);
    for (CameraOptions camera : cameras) {
      redacted = Secrets.redact(redacted, camera);
    }
    return redacted;
  }

  /** Under another name: the next crash writes its own. */
  private static void keep(Path file, String text) {
    try {
      Path kept = file.resolveSibling(file.getFileName() + ".redacted");
      Files.writeString(kept, text, ISO_8859_1);
      Files.delete(file);
      var frame = FRAME.matcher(text);
      LOG.error("native code crashed: {}", frame.find() ? frame.group(1) : kept);
    } catch (IOException e) {
      LOG.warn("{} cannot be redacted: {}", file, e.toString());
    }
  }
}
