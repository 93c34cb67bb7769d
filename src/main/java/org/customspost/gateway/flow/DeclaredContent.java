package org.customspost.gateway.flow;

import java.util.List;
import java.util.Map;
import org.customspost.gateway.mapping.Shown;

/**
 * What was declared to customs, value by value, and which fields of the item each came from.
 *
 * @param departure it left in
 * @param format it is written in
 * @param catalogue hash of the mappings it is written with
 * @param names what the steps of its places are called; those that speak for themselves are not in
 *     it
 */
public record DeclaredContent(
    long departure,
    String lrn,
    String function,
    String customs,
    String format,
    String catalogue,
    Map<String, String> names,
    List<Value> values) {
  public DeclaredContent {
    names = Map.copyOf(names);
    values = List.copyOf(values);
  }

  /**
   * One value.
   *
   * @param place in the declaration: {@code GoodsShipment/Item[2]/Code}
   * @param fields of the item it was written from; none where it is ours
   */
  public record Value(String place, String value, Shown shown, List<String> fields) {
    public Value {
      fields = List.copyOf(fields);
    }

    /** What a person sees who may not see everything. */
    public String masked() {
      return shown.of(value);
    }

    public boolean hides() {
      return shown.hides(value);
    }
  }
}
