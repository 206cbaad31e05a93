/** A figure's body, joints, pose and clothes. How it moves stands elsewhere. */
package io.zoetrope.scenes.figure;
