/** What training and evaluation need of the machine and the terminal: video files, bars, charts. */
package io.zoetrope.app.train;
