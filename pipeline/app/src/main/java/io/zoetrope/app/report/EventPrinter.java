package io.zoetrope.app.report;

import io.zoetrope.schemas.ActionEvent;
import java.io.PrintStream;

/** Shows action events as they come. */
public interface EventPrinter {
  void print(ActionEvent event);

  /** One JSON object a line with the field names of {@link ActionEvent}, or lines for people. */
  static EventPrinter of(boolean json, PrintStream out) {
    return json ? event -> out.println(event) : new EventLines(out);
  }
}
