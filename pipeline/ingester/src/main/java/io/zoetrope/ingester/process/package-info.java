/**
 * Child processes that ingest, and the supervisor that keeps them running. A crash of native code
 * costs the cameras of one child some seconds, and no others a frame.
 */
package io.zoetrope.ingester.process;
