package io.zoetrope.app.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.DefaultPluginManager;
import org.apache.flink.core.plugin.DirectoryBasedPluginFinder;

/**
 * Filesystems such as S3 in this process, which Flink has as plugins: a folder for each, with its
 * jars.
 */
public final class FlinkPlugins {
  private static final String FOLDER = "FLINK_PLUGINS_DIR";

  private FlinkPlugins() {}

  /**
   * Those of {@code FLINK_PLUGINS_DIR}, by the settings in {@code FLINK_CONF_DIR}; without these
   * variables none.
   */
  public static void load() throws IOException {
    String folder = System.getenv(FOLDER);
    if (folder != null) {
      boolean configured = System.getenv("FLINK_CONF_DIR") != null;
      load(
          Path.of(folder),
          configured ? GlobalConfiguration.loadConfiguration() : new Configuration());
    }
  }

  static void load(Path folder, Configuration settings) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder %s of Flink's plugins".formatted(folder));
    }
    var found = new DirectoryBasedPluginFinder(folder).findPlugins();
    String[] shared = CoreOptions.getPluginParentFirstLoaderPatterns(settings);
    FileSystem.initialize(settings, new DefaultPluginManager(found, shared));
  }
}
