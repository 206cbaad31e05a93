/**
 * GluonCV's training files, read as trainings of this project. How a training runs is the
 * trainer's.
 */
package io.zoetrope.training.gluoncv;
