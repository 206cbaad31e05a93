/** Scores model packages on data sets, as they are served: by ONNX Runtime. */
package io.zoetrope.training.evaluation;
