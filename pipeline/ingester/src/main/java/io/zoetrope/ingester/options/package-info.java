/** The options of an ingester and its cameras. Which file they come from is not known here. */
package io.zoetrope.ingester.options;
