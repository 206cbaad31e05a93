/** The models there are, as data. Networks are drawn by their families. */
package io.zoetrope.zoo.catalogue;
