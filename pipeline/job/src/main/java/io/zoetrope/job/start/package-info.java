/**
 * What is tried and measured before a job starts: its model, how long clips take, and the memory
 * they need. What is wrong with topics is found by those who read or write them.
 */
package io.zoetrope.job.start;
