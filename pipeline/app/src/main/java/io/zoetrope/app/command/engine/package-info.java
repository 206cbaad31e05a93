/** Commands about what models run on. */
package io.zoetrope.app.command.engine;
