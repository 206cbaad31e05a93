/** Commands about the models of the catalogue. */
package io.zoetrope.app.command.model;
