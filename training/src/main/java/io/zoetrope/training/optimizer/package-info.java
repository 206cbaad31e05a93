/** What changes a network's parameters, and how fast. Gradients come from elsewhere. */
package io.zoetrope.training.optimizer;
