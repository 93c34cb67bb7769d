package org.customspost.gateway.mapping;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * One component of a canonical record.
 *
 * @param index its place in the record's constructor
 * @param type of one value: for a list the type of its elements
 * @param shape of a nested record; null for a plain value
 * @param nullable whether the record can do without it
 * @param getter (Object)Object
 */
record Slot(
    String name,
    int index,
    Class<?> type,
    boolean list,
    @Nullable Shape shape,
    boolean nullable,
    boolean personal,
    MethodHandle getter) {

  boolean primitive() {
    return type.isPrimitive();
  }

  /** What a primitive is where nothing was sent. */
  Object zero() {
    if (type == boolean.class) return false;
    return type == long.class ? (Object) 0L : (Object) 0;
  }
}
