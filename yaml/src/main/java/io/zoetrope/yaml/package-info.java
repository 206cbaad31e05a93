/**
 * Every YAML file is read here, with the line and the path of what is wrong; what a file's keys
 * mean is its reader's.
 */
package io.zoetrope.yaml;
