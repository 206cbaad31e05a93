/**
 * The sources of pictures, a class each: how one is reached, a user to log in as, and what may be
 * wrong with it. How a camera is kept connected is the ingester's.
 */
package io.zoetrope.video.source;
