/** Catalogue models made into model packages. Formats stand elsewhere. */
package io.zoetrope.zoo.export;
