package org.customspost.gateway.journal.find;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.model.item.S10Id;
import org.jdbi.v3.core.Handle;

/**
 * Ids that somebody may have meant by one whose check digit is wrong: the slips of people who type
 * or read aloud are one wrong digit and two neighbours in the wrong order.
 */
final class NearIds {
  private static final int FIRST = 2;
  private static final int CHECK = 10;

  private NearIds() {}

  /** All right ids that are one slip away. */
  static List<String> of(String wrong) {
    Set<String> near = new LinkedHashSet<>();
    near.add(with(wrong, CHECK, (char) ('0' + S10Id.checkDigit(wrong.substring(FIRST, CHECK)))));
    for (int i = FIRST; i < CHECK; i++) near.add(swapped(wrong, i));
    for (int i = FIRST; i < CHECK; i++)
      for (char digit = '0'; digit <= '9'; digit++) near.add(with(wrong, i, digit));
    return near.stream().filter(each -> S10Id.parse(each).value() != null).toList();
  }

  private static String with(String id, int position, char digit) {
    return id.substring(0, position) + digit + id.substring(position + 1);
  }

  private static String swapped(String id, int left) {
    return id.substring(0, left) + id.charAt(left + 1) + id.charAt(left) + id.substring(left + 2);
  }

  /** Those of them that are known, in the order of {@link #of}: as items, or announced ones. */
  static List<String> known(Handle handle, String wrong) {
    List<String> near = of(wrong);
    List<String> known =
        handle
            .createQuery(
                "select item_id from dossier where item_id = any(:near)"
                    + " union select item_id from manifest_item where item_id = any(:near)"
                    + " union select item_id from item_event where item_id = any(:near)"
                    + " union select item_id from finding where item_id = any(:near)"
                    + " and severity = 'REJECT' and item_id <> ''")
            .bindArray("near", String.class, near)
            .mapTo(String.class)
            .list();
    List<String> ordered = new ArrayList<>(near);
    ordered.retainAll(known);
    return List.copyOf(ordered);
  }
}
