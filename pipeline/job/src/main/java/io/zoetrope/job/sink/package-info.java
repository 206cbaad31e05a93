/** Results as records in topics. What the results say is decided by the operators. */
package io.zoetrope.job.sink;
