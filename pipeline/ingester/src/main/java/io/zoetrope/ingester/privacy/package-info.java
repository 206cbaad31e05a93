/**
 * What of a camera's pictures may be seen, followed from its settings. Pixels leave the ingester
 * only through these views.
 */
package io.zoetrope.ingester.privacy;
