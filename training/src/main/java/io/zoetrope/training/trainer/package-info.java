/**
 * Runs a training: epochs, validation, checkpoints, and a model package at the end. What it is
 * asked for stands in its configuration.
 */
package io.zoetrope.training.trainer;
