/**
 * The options of a job, made of the configuration and the model. Defaults are the configuration's.
 */
package io.zoetrope.job.options;
