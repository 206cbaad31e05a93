/**
 * Architectures, a file each. More types than elsewhere: the parts they share stay private to them
 * here, and would be public to all in a package of their own.
 */
package io.zoetrope.zoo.family;
