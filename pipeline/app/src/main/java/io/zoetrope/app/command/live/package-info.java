/** Commands about live cameras: demo, run, events, cameras. */
package io.zoetrope.app.command.live;
