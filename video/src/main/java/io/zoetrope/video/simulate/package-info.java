/**
 * Real RTSP cameras on loopback that show painted pictures, for demos and tests. What they show is
 * drawn elsewhere.
 */
package io.zoetrope.video.simulate;
