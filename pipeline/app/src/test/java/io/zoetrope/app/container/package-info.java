/** The images and what starts them, in a real container engine; what they are packed from. */
package io.zoetrope.app.container;
