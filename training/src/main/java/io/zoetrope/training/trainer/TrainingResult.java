package io.zoetrope.training.trainer;

import io.zoetrope.zoo.pack.ModelPackage;

/**
 * What a training made.
 *
 * @param epochs that were run, also before resuming
 * @param bestEpoch that whose weights are in the package, from 1
 * @param validation of the best epoch, by the trainable block
 */
public record TrainingResult(
    ModelPackage model, int epochs, int bestEpoch, TrainingListener.Score validation) {}
