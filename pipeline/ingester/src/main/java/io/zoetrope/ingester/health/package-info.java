/**
 * What monitoring is told of an ingester, over HTTP. Nothing is measured here, and nothing here can
 * be changed.
 */
package io.zoetrope.ingester.health;
