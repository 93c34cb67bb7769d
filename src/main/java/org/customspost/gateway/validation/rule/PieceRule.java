package org.customspost.gateway.validation.rule;

import java.util.List;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Item;

/** A demand on each content piece by itself. */
public interface PieceRule extends Rule {
  /**
   * @param number 1-based
   */
  void check(ContentPiece piece, int number, Report report);

  @Override
  default void check(Item item, Report report) {
    List<ContentPiece> pieces = item.contents();
    for (int i = 0; i < pieces.size(); i++) check(pieces.get(i), i + 1, report);
  }
}
