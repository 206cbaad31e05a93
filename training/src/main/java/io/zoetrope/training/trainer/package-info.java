/**
 * Trains a network of the zoo as {@code train.yaml} says: {@link
 * io.zoetrope.training.config.TrainingConfig} is the file, {@link
 * io.zoetrope.training.trainer.Training} runs it and leaves a model package.
 */
package io.zoetrope.training.trainer;
