/** What is special about a command's log file. */
package io.zoetrope.app.log;
