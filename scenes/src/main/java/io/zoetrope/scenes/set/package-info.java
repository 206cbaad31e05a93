/** What surrounds the figures: floor and wall, props, the viewpoint and its optics. */
package io.zoetrope.scenes.set;
