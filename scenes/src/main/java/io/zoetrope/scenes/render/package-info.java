/** Scenes turned into pictures. Files are written elsewhere. */
package io.zoetrope.scenes.render;
