/** The command line's main class. */
package io.zoetrope.app;
