/** What is special about a command's log file, and what is told of threads that end. */
package io.zoetrope.app.log;
