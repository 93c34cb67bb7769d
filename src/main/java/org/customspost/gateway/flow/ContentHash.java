package org.customspost.gateway.flow;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.customspost.gateway.model.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One hash of all that a record says, down to its last field. Each text stands with its length, so
 * that two contents never read the same.
 */
final class ContentHash {
  private static final ClassValue<List<Method>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          List<Method> accessors =
              Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
          // spares the check at each call of who calls
          accessors.forEach(each -> each.setAccessible(true));
          return accessors;
        }
      };

  private final StringBuilder said = new StringBuilder(2_048);

  private ContentHash() {}

  static String of(Record content) {
    ContentHash hash = new ContentHash();
    hash.add(content);
    return Sha256.of(hash.said.toString()).hex();
  }

  private void add(@Nullable Object value) {
    if (value == null) said.append('-');
    else if (value instanceof Record all) fields(all);
    else if (value instanceof List<?> list) list(list);
    else text(value.toString());
  }

  private void fields(Record all) {
    said.append('(');
    try {
      for (Method each : FIELDS.get(all.getClass())) add(each.invoke(all));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an accessor of a record cannot fail", e);
    }
    said.append(')');
  }

  private void list(List<?> list) {
    said.append(list.size()).append('[');
    for (Object each : list) add(each);
    said.append(']');
  }

  private void text(String text) {
    said.append(text.length()).append(':').append(text);
  }
}
