/** Video files, read and written picture by picture. Clips are cut from them elsewhere. */
package io.zoetrope.video.file;
