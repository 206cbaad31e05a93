package io.zoetrope.app.report;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Phase;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which of the events seen so far still wait for their END; of very many the newest. */
public final class OpenEvents {
  private static final int MOST = 100_000;

  private final Set<String> ids = new LinkedHashSet<>();

  public void add(ActionEvent event) {
    if (event.getPhase() == Phase.END) {
      ids.remove(event.getEventId());
    } else {
      ids.add(event.getEventId());
      forgetOldest();
    }
  }

  private void forgetOldest() {
    if (ids.size() > MOST) {
      ids.remove(ids.iterator().next());
    }
  }

  public boolean isEmpty() {
    return ids.isEmpty();
  }
}
