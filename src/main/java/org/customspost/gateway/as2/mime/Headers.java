package org.customspost.gateway.as2.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Header fields in their order, repeated ones included; names in any case. Values are unfolded and
 * read as UTF-8 where they are that, else as ISO-8859-1, so no character is lost.
 */
public final class Headers {
  public static final Headers NONE = new Headers(List.of());

  /** One field; the value without folding and outer blanks. */
  public record Field(String name, String value) {
    public Field {
      if (!HeaderReading.isName(name)) throw new IllegalArgumentException("a field name: " + name);
      if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0)
        throw new IllegalArgumentException(name + " with a line end");
    }
  }

  private final List<Field> fields;

  Headers(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /** Names and values in turn. */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) throw new IllegalArgumentException("a name without value");
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2)
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1].strip()));
    return new Headers(fields);
  }

  /** Fields in their order. */
  public static Headers of(List<Field> fields) {
    return new Headers(fields);
  }

  /**
   * Reads up to and with the empty line, or to the end of the stream.
   *
   * @param in read byte by byte, so buffer it
   * @throws Refused RCV-300 where a limit is passed, RCV-301 where a line is no field
   */
  public static Headers read(InputStream in, Limits limits) throws IOException, Refused {
    return new HeaderReading(in, limits).headers();
  }

  /** With one field more at the end. */
  public Headers with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value.strip()));
    return new Headers(more);
  }

  /** With others after them. */
  public Headers with(Headers others) {
    List<Field> more = new ArrayList<>(fields);
    more.addAll(others.fields);
    return new Headers(more);
  }

  /** Without any field of that name. */
  public Headers without(String name) {
    return new Headers(fields.stream().filter(each -> !isNamed(each, name)).toList());
  }

  /** The first field of a name, where there is one that is not empty. */
  public Optional<String> first(String name) {
    for (Field each : fields)
      if (isNamed(each, name) && !each.value().isEmpty()) return Optional.of(each.value());
    return Optional.empty();
  }

  public List<String> all(String name) {
    return fields.stream().filter(each -> isNamed(each, name)).map(Field::value).toList();
  }

  public List<Field> fields() {
    return fields;
  }

  /** As they are written in an entity: one line each, ended by CR LF, and the empty line. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    for (Field each : fields)
      text.append(each.name()).append(": ").append(each.value()).append("\r\n");
    return text.append("\r\n").toString().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return fields.toString();
  }

  private static boolean isNamed(Field field, String name) {
    return field.name().equalsIgnoreCase(name);
  }
}
