/** When frames were captured. Log time is Kafka's. */
package io.zoetrope.ingester.clock;
