/** train.yaml: its keys, checks and defaults. What is done with them is the trainer's. */
package io.zoetrope.training.config;
