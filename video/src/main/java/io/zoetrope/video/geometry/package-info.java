/**
 * How pictures are scaled, cropped, cut to a region and thinned to a rate. Where they come from
 * stands elsewhere.
 */
package io.zoetrope.video.geometry;
