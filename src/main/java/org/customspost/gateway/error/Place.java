package org.customspost.gateway.error;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a finding stands, from the outside in. Empty strings and zeros mean "not said".
 *
 * @param source file name, configuration file with line, or control reference of the interchange
 * @param message message reference number
 * @param item ordinal of the item in its interchange, 1-based
 * @param itemId the item's S10 id as sent
 * @param piece number of the content piece, 1-based
 * @param field the field in the words of the canonical model: {@code contents.hsCode}
 * @param position where the sender's bytes have it
 */
public record Place(
    String source,
    String message,
    int item,
    String itemId,
    int piece,
    String field,
    Position position) {
  public static final Place NOWHERE = new Place("", "", 0, "", 0, "", Position.UNKNOWN);

  public static Place source(String source) {
    return NOWHERE.withSource(source);
  }

  public static Place field(String field) {
    return NOWHERE.withField(field);
  }

  public Place withSource(String newSource) {
    return new Place(newSource, message, item, itemId, piece, field, position);
  }

  public Place withMessage(String newMessage) {
    return new Place(source, newMessage, item, itemId, piece, field, position);
  }

  public Place withItem(int newItem, String newItemId) {
    return new Place(source, message, newItem, newItemId, piece, field, position);
  }

  public Place withPiece(int newPiece) {
    return new Place(source, message, item, itemId, newPiece, field, position);
  }

  public Place withField(String newField) {
    return new Place(source, message, item, itemId, piece, newField, position);
  }

  public Place withPosition(Position newPosition) {
    return new Place(source, message, item, itemId, piece, field, newPosition);
  }

  /**
   * In words: {@code item 4 RR473124829GB, content piece 3, segment 41 element 3 (PIA/C212/7140)}.
   */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    if (!source.isEmpty()) words.add(source);
    if (!message.isEmpty()) words.add("message " + message);
    if (item > 0) words.add(("item " + item + " " + itemId).strip());
    if (piece > 0) words.add("content piece " + piece);
    if (!field.isEmpty()) words.add(field);
    if (position.unit() > 0 || !position.path().isEmpty()) words.add(positionInWords());
    return String.join(", ", words);
  }

  private String positionInWords() {
    StringBuilder words = new StringBuilder();
    boolean xml = position.path().startsWith("/");
    if (position.unit() > 0) words.append(xml ? "line " : "segment ").append(position.unit());
    if (!xml && position.element() > 0) words.append(" element ").append(position.element());
    if (!xml && position.component() > 0) words.append(" component ").append(position.component());
    // where nothing is named but the document itself, a person needs the column
    boolean named = !position.path().equals("/");
    if (!named && position.element() > 0) words.append(" column ").append(position.element());
    if (named && !position.path().isEmpty()) words.append(" (").append(position.path()).append(')');
    return words.toString().strip();
  }
}
