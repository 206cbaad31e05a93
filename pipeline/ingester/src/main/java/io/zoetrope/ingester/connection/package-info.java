/**
 * Keeps cameras connected: one worker a camera, connections one after the other, and the probe that
 * watches once. Batches are filled elsewhere.
 */
package io.zoetrope.ingester.connection;
