package org.customspost.gateway.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A name that rows may begin a path with: the root, or one element of a list.
 *
 * @param name {@code item}, {@code piece}
 * @param number its place in the frame
 * @param type of its value
 * @param shape null for a plain value
 * @param list the list it runs over; null for the root
 */
record Variable(
    String name,
    int number,
    Class<?> type,
    @Nullable Shape shape,
    boolean personal,
    @Nullable FieldPath list) {

  /** The canonical path of its value: empty for the root, else {@code contents[2]}. */
  String path(Frame frame) {
    return list == null ? "" : list.path(frame) + "[" + frame.number(number) + "]";
  }
}
