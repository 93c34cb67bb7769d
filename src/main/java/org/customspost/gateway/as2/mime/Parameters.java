package org.customspost.gateway.as2.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value with parameters: {@code multipart/signed; micalg=sha-256; boundary="x"} (RFC 2045 section
 * 5.1, RFC 2231).
 *
 * @param value in lower case, without comments
 * @param parameters by name in lower case; values as they are, unquoted
 */
public record Parameters(String value, Map<String, String> parameters) {

  public Parameters {
    parameters = Map.copyOf(parameters);
  }

  /** Reads whatever is there; what makes no sense is passed over. */
  public static Parameters of(String text) {
    ParameterReading reading = new ParameterReading(text);
    String value = reading.value();
    Map<String, String> found = new LinkedHashMap<>();
    while (reading.next()) found.putIfAbsent(reading.name(), reading.argument());
    return new Parameters(value, joined(found));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Whether the value is this one, in any case. */
  public boolean is(String other) {
    return value.equals(other.toLowerCase(Locale.ROOT));
  }

  /** A parameter's value as it is written: quoted where a bare token would not do. */
  public static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') quoted.append('\\');
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }

  /** A parameter's value in any characters, for a name that ends with an asterisk (RFC 2231). */
  public static String extended(String value) {
    return "UTF-8''" + URLEncoder.encode(value, UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  /** RFC 2231: {@code name*0*=…; name*1=…} are pieces of one, {@code name*=} is percent-encoded. */
  private static Map<String, String> joined(Map<String, String> found) {
    Map<String, String> plain = new LinkedHashMap<>();
    for (Iterator<String> names = found.keySet().iterator(); names.hasNext(); ) {
      String name = names.next();
      int star = name.indexOf('*');
      if (star < 0) plain.put(name, found.getOrDefault(name, ""));
      else plain.computeIfAbsent(name.substring(0, star), base -> extended(base, found));
    }
    return plain;
  }

  private static String extended(String base, Map<String, String> found) {
    String single = found.get(base + "*");
    if (single != null) return decoded(single, true);
    StringBuilder value = new StringBuilder();
    for (int i = 0; ; i++) {
      String encoded = found.get(base + "*" + i + "*");
      String piece = encoded != null ? decoded(encoded, i == 0) : found.get(base + "*" + i);
      if (piece == null) return value.toString();
      value.append(piece);
    }
  }

  /** {@code utf-8'en'%e2%82%ac}; read as UTF-8, which nearly everybody sends. */
  private static String decoded(String text, boolean first) {
    int quote = first ? text.indexOf('\'', text.indexOf('\'') + 1) : -1;
    String rest = text.substring(quote + 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < rest.length(); i++) {
      int hex = rest.charAt(i) == '%' && i + 2 < rest.length() ? hex(rest, i + 1) : -1;
      if (hex >= 0) i += 2;
      if (hex >= 0) bytes.write(hex);
      else bytes.writeBytes(String.valueOf(rest.charAt(i)).getBytes(UTF_8));
    }
    return bytes.toString(UTF_8);
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
