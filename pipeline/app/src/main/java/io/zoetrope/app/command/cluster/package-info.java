/** Commands that start, scale and stop a cluster of processes on this machine. */
package io.zoetrope.app.command.cluster;
