/**
 * Labelled synthetic videos: a jointed figure that does eight actions in scenes of great variety,
 * each described wholly by a seed.
 *
 * <p>{@link io.zoetrope.scenes.script.Scene} describes, {@link
 * io.zoetrope.scenes.render.SceneRenderer} paints a moment of it, {@link
 * io.zoetrope.scenes.file.SceneFiles} writes data sets. Inside, a motion gives poses that know
 * nothing of proportions, a skeleton sets them on a body by inverse kinematics, and limbs become
 * shaded capsules painted from back to front over a floor and a wall.
 */
package io.zoetrope.scenes;
