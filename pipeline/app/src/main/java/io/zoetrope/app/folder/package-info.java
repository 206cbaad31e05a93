/** Folders for what only their owner may see; what lies in them is known elsewhere. */
package io.zoetrope.app.folder;
