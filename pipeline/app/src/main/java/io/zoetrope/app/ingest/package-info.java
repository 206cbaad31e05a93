/** A configuration's cameras into a Kafka: what that takes, and how it is looked after. */
package io.zoetrope.app.ingest;
