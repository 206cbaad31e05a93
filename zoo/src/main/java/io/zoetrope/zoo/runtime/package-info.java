/**
 * ONNX Runtime: its native libraries, and networks run by it on the CPU. Files are written in the
 * ONNX package; live recognition has its own engines.
 */
package io.zoetrope.zoo.runtime;
