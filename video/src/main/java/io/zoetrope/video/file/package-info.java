/**
 * Video files, read and written picture by picture: those that are read are decoded in processes of
 * their own, by what this package tells them. Clips are cut from them elsewhere.
 */
package io.zoetrope.video.file;
