package io.zoetrope.training.trainer;

/**
 * How a training is run, apart from what it learns.
 *
 * @param skipBad go on without videos that have something wrong with them
 * @param resume go on with the training in the run's folder
 * @param command what a person typed, for the model's provenance; may be empty
 */
public record TrainingOptions(boolean skipBad, boolean resume, String command) {
  public static final TrainingOptions FRESH = new TrainingOptions(false, false, "");
}
