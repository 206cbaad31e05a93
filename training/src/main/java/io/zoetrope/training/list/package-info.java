/**
 * Lists of videos as users write them: a path in each line and what stands beside it. What is done
 * with the videos is their reader's.
 */
package io.zoetrope.training.list;
