/**
 * GStreamer: pipelines, pulled and pushed pictures, errors as it reports them. What a camera or a
 * file is stands elsewhere; nobody but this module sees GStreamer.
 */
package io.zoetrope.video.gst;
