package io.zoetrope.app.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;

/** The command line run in this process; what it printed. */
public record Console(int exitCode, String out, String err) {

  public static Console run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      int exitCode =
          Main.commandLine()
              .setOut(new PrintWriter(out, true, UTF_8))
              .setErr(new PrintWriter(err, true, UTF_8))
              .execute(arguments);
      return new Console(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }
}
