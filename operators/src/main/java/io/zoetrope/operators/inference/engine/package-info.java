/**
 * A model on a device: what runs it, and with which options. Knows single calls only; which clips
 * go together in one is decided in {@code batching}.
 */
package io.zoetrope.operators.inference.engine;
