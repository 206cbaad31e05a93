/** Benchmarks of the whole pipeline. The commands that start them stand elsewhere. */
package io.zoetrope.app.bench;
