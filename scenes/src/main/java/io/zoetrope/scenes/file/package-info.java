/** Scenes written as labelled video files; the encoder is the caller's. */
package io.zoetrope.scenes.file;
