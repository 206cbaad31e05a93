/** Networks as ONNX files, written and read back. They are run in the runtime package. */
package io.zoetrope.zoo.onnx;
