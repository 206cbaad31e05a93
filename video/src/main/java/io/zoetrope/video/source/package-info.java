/**
 * What every source of pictures has, whoever reads it: a user to log in as, and what may be wrong
 * with it. How a camera is kept connected is the ingester's.
 */
package io.zoetrope.video.source;
