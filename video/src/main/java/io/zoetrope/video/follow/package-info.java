/**
 * Several views of one camera's pictures, and where they look: fixed parts, and parts that follow
 * what moves. How pictures are cut and scaled stands elsewhere.
 */
package io.zoetrope.video.follow;
