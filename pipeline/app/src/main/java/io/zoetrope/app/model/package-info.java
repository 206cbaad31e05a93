/** Finds the model that a user names, and what is kept of it in the cache. */
package io.zoetrope.app.model;
