/**
 * What a terminal shows of a training or an evaluation: progress, curves, charts, tables. Nothing
 * is computed here.
 */
package io.zoetrope.app.train;
