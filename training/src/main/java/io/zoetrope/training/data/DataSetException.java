package io.zoetrope.training.data;

import java.util.List;

/** A data set that cannot be trained on as it is; the message lists everything wrong with it. */
public final class DataSetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  DataSetException(List<String> problems, boolean skippingHelps) {
    super(
        "%d %s in the data set:\n  %s%s"
            .formatted(
                problems.size(),
                problems.size() == 1 ? "problem" : "problems",
                String.join("\n  ", problems),
                skippingHelps ? "\nFix them, or continue without these by --skip-bad." : ""));
    this.problems = List.copyOf(problems);
  }

  List<String> problems() {
    return problems;
  }
}
