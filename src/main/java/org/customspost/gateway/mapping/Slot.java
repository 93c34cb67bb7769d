package org.customspost.gateway.mapping;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One component of a canonical record.
 *
 * @param index its place in the record's constructor
 * @param type of one value: for a list the type of its elements
 * @param shape of a nested record; null for a plain value
 * @param nullable whether the record can do without it
 * @param shown whether a person may see its value
 * @param getter (Object)Object
 * @param parts of a value that the record makes of others: those
 */
record Slot(
    String name,
    int index,
    Class<?> type,
    boolean list,
    @Nullable Shape shape,
    boolean nullable,
    Shown shown,
    MethodHandle getter,
    List<Slot> parts) {
  private static final String AND = " + ";

  /**
   * Where its value stands, seen from the record at a path: itself, or the parts that are there.
   */
  String path(String record, Object from) {
    String way = record.isEmpty() ? "" : record + ".";
    if (parts.isEmpty()) return way + name;
    return parts.stream()
        .filter(each -> each.get(from) != null)
        .map(each -> way + each.name)
        .collect(Collectors.joining(AND));
  }

  /** The fields of a path: several where the value was made of parts. */
  static List<String> fields(String path) {
    return List.of(path.split(Pattern.quote(AND), -1));
  }

  /** The value in that record. */
  @Nullable Object get(Object from) {
    try {
      return (Object) getter.invokeExact(from);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // a method handle declares Throwable; accessors throw nothing checked
      throw new IllegalStateException(name, e);
    }
  }

  boolean personal() {
    return shown == Shown.MASKED;
  }

  boolean primitive() {
    return type.isPrimitive();
  }

  /** What a primitive is where nothing was sent. */
  Object zero() {
    if (type == boolean.class) return false;
    return type == long.class ? (Object) 0L : (Object) 0;
  }
}
