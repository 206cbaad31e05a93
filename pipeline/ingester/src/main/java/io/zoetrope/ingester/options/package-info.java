/** What an ingester and its cameras are asked for. Which file says so is not known here. */
package io.zoetrope.ingester.options;
