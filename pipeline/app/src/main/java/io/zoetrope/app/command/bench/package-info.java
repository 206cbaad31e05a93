/** Commands that measure published figures again. */
package io.zoetrope.app.command.bench;
