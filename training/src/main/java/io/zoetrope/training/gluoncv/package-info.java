/**
 * GluonCV's training files, read as trainings of this project; how a training runs lives in {@code
 * trainer}.
 */
package io.zoetrope.training.gluoncv;
