/**
 * Who does what when: actions, timelines, scenes and the catalogue of them. Pixels are made
 * elsewhere.
 */
package io.zoetrope.scenes.script;
