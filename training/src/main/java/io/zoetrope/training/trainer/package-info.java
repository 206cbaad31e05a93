/**
 * Runs a training: epochs, validation, checkpoints, and a model package at the end. How is said by
 * its configuration.
 */
package io.zoetrope.training.trainer;
