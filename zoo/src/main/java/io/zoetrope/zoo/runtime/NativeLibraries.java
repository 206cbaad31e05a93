package io.zoetrope.zoo.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * ONNX Runtime's native libraries, unpacked once into a cache folder. Left alone, it unpacks them
 * into a temporary folder at every start and leaves that folder behind.
 */
public final class NativeLibraries {
  private static final String PATH_PROPERTY = "onnxruntime.native.path";
  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

  private NativeLibraries() {}

  /** Must come before the first use of ONNX Runtime. A path that the user gave is kept. */
  public static void prepare(Path cache) {
    URL first = resource(NAMES.get(0));
    if (System.getProperty(PATH_PROPERTY) != null || first == null) {
      return;
    }
    try {
      Path folder = cache.resolve(jarName(first));
      Files.createDirectories(folder);
      for (String name : NAMES) {
        unpack(resource(name), folder.resolve(System.mapLibraryName(name)));
      }
      System.setProperty(PATH_PROPERTY, folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack ONNX Runtime into " + cache, e);
    }
  }

  private static URL resource(String name) {
    return NativeLibraries.class.getResource(
        "/ai/onnxruntime/native/%s/%s".formatted(platform(), System.mapLibraryName(name)));
  }

  /** As ONNX Runtime names its folders. */
  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
    return system + (System.getProperty("os.arch").equals("aarch64") ? "-aarch64" : "-x64");
  }

  /** Such as {@code onnxruntime-1.29.0}: another version goes to another folder. */
  private static String jarName(URL resource) throws IOException {
    String jar = ((JarURLConnection) resource.openConnection()).getJarFileURL().getPath();
    return jar.substring(jar.lastIndexOf('/') + 1).replace(".jar", "");
  }

  private static void unpack(URL resource, Path target) throws IOException {
    long size = resource.openConnection().getContentLengthLong();
    if (Files.exists(target) && Files.size(target) == size) {
      return;
    }
    Path partial = Files.createTempFile(target.getParent(), "unpacking", "");
    try (InputStream in = resource.openStream()) {
      Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
