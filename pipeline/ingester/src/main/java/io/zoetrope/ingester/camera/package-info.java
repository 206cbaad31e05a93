/**
 * One camera: its counters, its state, and where its records go. How it is connected stands
 * elsewhere.
 */
package io.zoetrope.ingester.camera;
