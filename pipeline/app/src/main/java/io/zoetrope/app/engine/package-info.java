/**
 * Installs engines that ONNX Runtime takes as plugins. Running models on them is the operators'.
 */
package io.zoetrope.app.engine;
