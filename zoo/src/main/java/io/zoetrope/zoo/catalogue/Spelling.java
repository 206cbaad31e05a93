package io.zoetrope.zoo.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what a misspelt name may have meant. */
final class Spelling {

  private Spelling() {}

  static List<String> nearest(String word, Collection<String> known, int count) {
    return known.stream()
        .sorted(Comparator.comparingInt(name -> distance(word, name)))
        .limit(count)
        .toList();
  }

  /** Letters to insert, drop or change to get from one word to the other (Levenshtein). */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
