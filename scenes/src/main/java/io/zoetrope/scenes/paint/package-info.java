/** Colours, textures and a canvas to paint on. What is painted stands elsewhere. */
package io.zoetrope.scenes.paint;
