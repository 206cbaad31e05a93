/**
 * Text that users write, decoded strictly, with the line of what is wrong. What the lines mean is
 * their reader's.
 */
package io.zoetrope.yaml.text;
