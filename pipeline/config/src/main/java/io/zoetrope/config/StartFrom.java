package io.zoetrope.config;

/** Where a job without a checkpoint begins to read frames. */
public enum StartFrom {
  EARLIEST,
  LATEST,
  /** After what an earlier run of the job committed; at the end where none did. */
  COMMITTED
}
