package org.customspost.gateway.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/**
 * Canonical records as YAML that a person can read and write: what is absent is left out. Knows no
 * record by name.
 */
final class CanonicalYaml {
  private static final Map<Class<?>, Function<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, text -> text),
          Map.entry(Boolean.class, Boolean::valueOf),
          Map.entry(boolean.class, Boolean::valueOf),
          Map.entry(Integer.class, Integer::valueOf),
          Map.entry(int.class, Integer::valueOf),
          Map.entry(Long.class, Long::valueOf),
          Map.entry(BigDecimal.class, BigDecimal::new),
          Map.entry(LocalDate.class, LocalDate::parse),
          Map.entry(LocalDateTime.class, LocalDateTime::parse),
          Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
          Map.entry(Currency.class, Currency::getInstance));

  private CanonicalYaml() {}

  /** Several records under one key. */
  static String text(String key, List<? extends Record> records) {
    StringBuilder text = new StringBuilder(key).append(":\n");
    for (Record each : records) element(each, "  ", text);
    return text.toString();
  }

  private static void element(Record record, String indent, StringBuilder text) {
    StringBuilder body = new StringBuilder();
    body(record, indent + "  ", body);
    text.append(indent)
        .append("- ")
        .append(body.substring(Math.min(body.length(), indent.length() + 2)));
  }

  private static void body(Record record, String indent, StringBuilder text) {
    for (RecordComponent each : record.getClass().getRecordComponents()) {
      Object value = value(each, record);
      if (value == null || value.equals(List.of())) continue;
      text.append(indent).append(each.getName()).append(':');
      if (value instanceof List<?> list) list(list, indent, text);
      else if (isNested(value)) {
        text.append('\n');
        body((Record) value, indent + "  ", text);
      } else text.append(' ').append(plain(value)).append('\n');
    }
  }

  private static void list(List<?> list, String indent, StringBuilder text) {
    text.append('\n');
    for (Object each : list) {
      if (isNested(each)) element((Record) each, indent + "  ", text);
      else text.append(indent).append("  - ").append(plain(each)).append('\n');
    }
  }

  private static boolean isNested(Object value) {
    return value instanceof Record && parser(value.getClass()) == null;
  }

  private static String plain(Object value) {
    if (value instanceof Enum<?> constant) return constant.name();
    if (!(value instanceof String text)) return value.toString();
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static @Nullable Object value(RecordComponent component, Record record) {
    return call(component.getAccessor(), record);
  }

  /** The record that stands in a mapping. */
  static <T> T record(YamlMap yaml, Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      types[i] = components[i].getType();
      values[i] = component(yaml, components[i]);
    }
    yaml.done();
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(yaml.place() + ": " + e, e);
    }
  }

  private static @Nullable Object component(YamlMap yaml, RecordComponent component) {
    String name = component.getName();
    Class<?> type = component.getType();
    if (type == List.class) {
      Class<?> element =
          (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      return element.isRecord() && parser(element) == null
          ? yaml.maps(name).stream().map(each -> record(each, element)).toList()
          : yaml.texts(name).stream().map(each -> value(each, element)).toList();
    }
    if (type.isRecord() && parser(type) == null) {
      Optional<YamlMap> nested = yaml.map(name);
      return nested.isPresent() ? record(nested.get(), type) : null;
    }
    return yaml.optionalText(name).map(text -> value(text, type)).orElse(null);
  }

  private static Object value(String text, Class<?> type) {
    if (type == Meaning.class) return Meaning.parse(text).orThrow();
    Function<String, Object> plain = PLAIN.get(type);
    if (plain != null) return plain.apply(text);
    if (type.isEnum())
      return Arrays.stream(type.getEnumConstants())
          .filter(each -> ((Enum<?>) each).name().equals(text))
          .findFirst()
          .orElseThrow();
    Method parser = parser(type);
    if (parser == null) throw new AssertionError("no way to read a " + type);
    Object parsed = call(parser, null, text);
    return ((Parsed<?>) java.util.Objects.requireNonNull(parsed)).orThrow();
  }

  private static @Nullable Method parser(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(each -> each.getName().equals("parse") && each.getReturnType() == Parsed.class)
        .filter(each -> each.getParameterCount() == 1)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Object call(Method method, @Nullable Object on, Object... arguments) {
    try {
      return method.invoke(on, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(method.toString(), e);
    }
  }
}
