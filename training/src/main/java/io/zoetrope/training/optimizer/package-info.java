/** What changes a network's parameters, and how fast. */
package io.zoetrope.training.optimizer;
