/** What a terminal shows: events, tables, progress bars. */
package io.zoetrope.app.report;
