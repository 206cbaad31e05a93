package io.zoetrope.app.report;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Phase;
import java.util.HashSet;
import java.util.Set;

/** Which of the events seen so far still wait for their END. */
public final class OpenEvents {
  private final Set<String> ids = new HashSet<>();

  public void add(ActionEvent event) {
    if (event.getPhase() == Phase.END) {
      ids.remove(event.getEventId());
    } else {
      ids.add(event.getEventId());
    }
  }

  public boolean isEmpty() {
    return ids.isEmpty();
  }
}
