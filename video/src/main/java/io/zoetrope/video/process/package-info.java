/**
 * Processes that decode for this one, so that what crashes a decoder costs one file: started when
 * one is needed, kept for the next file, ended with this process. What they are told and what they
 * answer is not known here. How a virtual machine is started beside this one, and why it ended, is
 * the same for whoever needs one.
 */
package io.zoetrope.video.process;
