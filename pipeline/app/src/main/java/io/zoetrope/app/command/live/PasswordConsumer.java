package io.zoetrope.app.command.live;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** A password that may follow its option, and is asked for where an option or a URL does. */
final class PasswordConsumer implements IParameterConsumer {
  private static final Pattern URL =
      Pattern.compile("(?i)((rtsps?|https?|srt)://|(file|v4l2|test):).*");

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's own interface has a Stack
  public void consumeParameters(Stack<String> left, ArgSpec option, CommandSpec command) {
    boolean given =
        !left.isEmpty() && !left.peek().startsWith("-") && !URL.matcher(left.peek()).matches();
    option.setValue(given ? left.pop() : asked());
  }

  /** On a terminal unseen; elsewhere a line of the input. */
  private static String asked() {
    Console terminal = System.console();
    if (terminal != null) {
      char[] password = terminal.readPassword("Password of the camera: ");
      return password == null ? "" : new String(password);
    }
    try {
      var input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      String line = input.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
