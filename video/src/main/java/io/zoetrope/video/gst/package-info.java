/**
 * GStreamer: pipelines, pulled and pushed pictures, errors as it reports them. What a camera or a
 * file is stands elsewhere; nobody but this module sees GStreamer. Larger than other packages: what
 * is bound of GStreamer's libraries by hand stays beside those who call it, unseen by others.
 */
package io.zoetrope.video.gst;
