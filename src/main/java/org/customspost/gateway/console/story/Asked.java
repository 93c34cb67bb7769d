package org.customspost.gateway.console.story;

import org.customspost.gateway.flow.LookAtBytes;
import org.customspost.gateway.journal.Tied;

/**
 * What of a message is asked for, which the address of its page says: who turns a page of one list
 * stays where they are in the others.
 *
 * @param way {@code in} or {@code out}
 * @param kept key of the bytes; empty for the document itself
 * @param at offset in them
 * @param tree whether they are shown decoded
 * @param after the last child of the page before
 * @param beside the last tied message of the page before
 * @param open whether personal values may be seen
 */
record Asked(
    String way,
    long id,
    String kept,
    long at,
    boolean tree,
    Tied.Key after,
    Tied.Key beside,
    boolean open) {
  /** Other bytes, from their start. */
  Asked kept(String key) {
    return new Asked(way, id, key, 0, false, after, beside, open);
  }

  /** Another part of the same bytes. */
  Asked at(long offset) {
    return new Asked(way, id, kept, offset, tree, after, beside, open);
  }

  /** The same part decoded, or as it was sent. */
  Asked tree(boolean decoded) {
    return new Asked(way, id, kept, at, decoded, after, beside, open);
  }

  Asked after(Tied.Key last) {
    return new Asked(way, id, kept, at, tree, last, beside, open);
  }

  Asked beside(Tied.Key last) {
    return new Asked(way, id, kept, at, tree, after, last, open);
  }

  /** How many bytes a page of them has. */
  int size() {
    return tree ? LookAtBytes.DECODED : LookAtBytes.PAGE;
  }

  /** The page of the message, where nothing more is asked. */
  String path() {
    return "/messages/" + way + "/" + id;
  }

  String address() {
    return path() + query();
  }

  /** Where personal values of it are asked for. */
  String look() {
    return path() + "/look" + query();
  }

  private String query() {
    StringBuilder query = new StringBuilder();
    if (!kept.isEmpty()) query.append("&kept=").append(kept);
    if (at > 0) query.append("&at=").append(at);
    if (tree) query.append("&as=tree");
    if (!after.equals(Tied.Key.START)) query.append("&after=").append(after);
    if (!beside.equals(Tied.Key.START)) query.append("&beside=").append(beside);
    return query.isEmpty() ? "" : "?" + query.substring(1);
  }
}
