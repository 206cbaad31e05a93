/** What commands share: signals, JSON, options. The commands have packages of their own. */
package io.zoetrope.app.command;
