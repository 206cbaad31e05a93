package io.zoetrope.app.embedded;

import io.zoetrope.schemas.ActionEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest revision of each event seen lately: a job that goes on after a failure may emit some a
 * second time. Of very many events those with the newest records are remembered.
 */
public final class SeenEvents {
  private static final int MOST = 100_000;

  private final Map<String, Integer> revisions =
      new LinkedHashMap<>(16, 0.75f, true) { // an event that goes on for long stays
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST;
        }
      };

  /** Whether it was not seen before; from now on it was. */
  public boolean isNew(ActionEvent event) {
    Integer newest = revisions.get(event.getEventId());
    if (newest != null && event.getRevision() <= newest) {
      return false;
    }
    revisions.put(event.getEventId(), event.getRevision());
    return true;
  }
}
