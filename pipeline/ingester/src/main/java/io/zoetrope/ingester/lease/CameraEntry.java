package io.zoetrope.ingester.lease;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.ingester.options.Secrets;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlNode;
import io.zoetrope.yaml.YamlReader;
import io.zoetrope.yaml.YamlText;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A camera in the topic of cameras: its entry as {@code zoetrope.yaml} has it, without the keys
 * that the job reads, and without a password, for which an environment variable of the ingesters
 * stands.
 */
public final class CameraEntry {
  /** How the environment variables begin that entries may name. */
  public static final String VARIABLES = "CAMERA_";

  private static final List<String> OF_THE_JOB =
      List.of("labels-off", "start-score", "end-score", "hop", "priority");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*}");

  /** As greedy as what redacts passwords. */
  private static final Pattern USER_INFO = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^\\s]*)@");

  private static final String PLAIN =
      "holds a password, which all who read this topic would see: write ${NAME} for an environment"
          + " variable of the ingesters; 'zoetrope cameras add' takes it as --password-env NAME,"
          + " with --user";

  private CameraEntry() {}

  /**
   * Reads an entry.
   *
   * @param name of the text in errors
   * @param id of the camera, the record's key
   * @param environment what each {@code ${NAME}} stands for; that of the password is asked later
   * @throws YamlException naming the text, line and key and what is wrong, never a password
   */
  public static CameraConfig read(
      String name, String id, String text, UnaryOperator<String> environment) {
    var yaml = new YamlText(name, text, null);
    CameraConfig camera = new YamlReader(environment).read(yaml, CameraConfig.class);
    var entries = ((YamlNode.Mapping) yaml.root()).entries();
    if (!camera.id().equals(id)) {
      throw new YamlException(name, entries.get("id"), "is another than the record's key");
    }
    requireNothingOfTheJob(name, id, entries);
    for (int zone = 0; zone < camera.zones().size(); zone++) {
      var of = (YamlNode.Mapping) yaml.root().at(List.of("zones", zone));
      requireNothingOfTheJob(name, camera.zoneId(zone), of.entries());
    }
    requireNoPassword(name, entries);
    return camera;
  }

  /**
   * The value of an environment variable of this ingester, where entries may name it: who writes
   * the topic shall not read what else stands there.
   *
   * @return null where it is not set
   * @throws IllegalArgumentException where they may not
   */
  static String variable(String name) {
    if (!isNameable(name)) {
      throw new IllegalArgumentException(
          "%s is no variable of cameras: an added camera may only name those that begin with %s"
              .formatted(name, VARIABLES));
    }
    return System.getenv(name);
  }

  /** Whether an added camera may name an environment variable. */
  public static boolean isNameable(String variable) {
    return variable.startsWith(VARIABLES);
  }

  private static void requireNothingOfTheJob(
      String name, String id, Map<String, YamlNode> entries) {
    for (String key : OF_THE_JOB) {
      if (entries.containsKey(key)) {
        String advice = "the job does not read it here: 'zoetrope cameras set %s' sets it";
        throw new YamlException(name, entries.get(key), advice.formatted(id));
      }
    }
  }

  /** The same where passwords are of no use, such as to list cameras: names stand for values. */
  public static CameraConfig shown(String name, String id, String text) {
    return read(name, id, text, variable -> variable);
  }

  private static void requireNoPassword(String name, Map<String, YamlNode> entries) {
    YamlNode password = entries.get("password");
    if (password instanceof YamlNode.Scalar written
        && !REFERENCE.matcher(written.text()).matches()) {
      throw new YamlException(name, password, PLAIN);
    }
    YamlNode source = entries.get("source");
    if (hasPassword(((YamlNode.Scalar) source).text())) {
      throw new YamlException(name, source, PLAIN);
    }
  }

  private static boolean hasPassword(String source) {
    String rest = source;
    var user = USER_INFO.matcher(source);
    if (user.lookingAt()) {
      int colon = user.group(1).indexOf(':');
      String password = colon < 0 ? "" : user.group(1).substring(colon + 1);
      if (!password.isEmpty() && !REFERENCE.matcher(password).matches()) {
        return true;
      }
      rest = source.substring(user.end());
    }
    String withoutReferences = REFERENCE.matcher(rest).replaceAll("");
    return !Secrets.redact(withoutReferences).equals(withoutReferences);
  }
}
