package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.VAL_003;
import static org.customspost.gateway.error.ErrorCode.VAL_004;
import static org.customspost.gateway.error.ErrorCode.VAL_005;
import static org.customspost.gateway.error.ErrorCode.VAL_006;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.customspost.gateway.model.Parsed;
import org.jspecify.annotations.Nullable;

/** Reads the plain values of canonical records from text. */
final class Values {
  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          Integer.class,
          int.class,
          Long.class,
          long.class,
          Boolean.class,
          boolean.class,
          BigDecimal.class,
          LocalDate.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          Currency.class);
  // More digits than any amount or mass has; keeps hostile numbers small.
  private static final int LONGEST_NUMBER = 30;
  private static final int MOST_DECIMALS = 10;
  private static final int DIGITS_OF_LONG = 18;
  private static final Map<String, Currency> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, each -> each));

  private Values() {}

  /** Turns text into one value. */
  @FunctionalInterface
  interface Reader {
    /**
     * @param near the day that says which year, or century, is meant by a date without it
     */
    Parsed<?> read(String text, LocalDate near);
  }

  static boolean isValue(Class<?> type) {
    return PLAIN.contains(type) || type.isEnum() || parser(type) != null;
  }

  static boolean isDate(Class<?> type) {
    return type == LocalDate.class || type == LocalDateTime.class || type == OffsetDateTime.class;
  }

  static boolean isWhole(Class<?> type) {
    return type == Integer.class || type == int.class || type == Long.class || type == long.class;
  }

  static boolean isNumber(Class<?> type) {
    return isWhole(type) || type == BigDecimal.class;
  }

  /** The reader of a value type; dates are read by the given forms. */
  static Reader reader(Class<?> type, DateForms forms) {
    if (isDate(type)) return (text, near) -> date(text, type, forms, near);
    Function<String, Parsed<?>> reader = reader(type);
    return (text, near) -> reader.apply(text);
  }

  private static Function<String, Parsed<?>> reader(Class<?> type) {
    if (type == String.class) return Parsed::of;
    if (type == Integer.class || type == int.class) return Values::integer;
    if (type == Long.class || type == long.class) return Values::whole;
    if (type == Boolean.class || type == boolean.class) return Values::flag;
    if (type == BigDecimal.class) return Values::number;
    if (type == Currency.class) return Values::currency;
    if (type.isEnum()) return constants(type);
    MethodHandle parser = parser(type);
    if (parser == null) throw new IllegalArgumentException(type + " is not a value");
    return text -> parsed(parser, text);
  }

  static Parsed<BigDecimal> number(String text) {
    BigDecimal number = decimal(text);
    return number == null || number.scale() > MOST_DECIMALS
        ? Parsed.bad(VAL_004, "value", text, "digits", String.valueOf(MOST_DECIMALS))
        : Parsed.of(number);
  }

  private static Parsed<Long> whole(String text) {
    BigDecimal number = decimal(text);
    try {
      if (number != null) return Parsed.of(number.longValueExact());
    } catch (ArithmeticException e) {
      // has decimals, or is too large: said below
    }
    return Parsed.bad(VAL_004, "value", text, "digits", "0");
  }

  private static Parsed<Integer> integer(String text) {
    BigDecimal number = decimal(text);
    try {
      if (number != null) return Parsed.of(number.intValueExact());
    } catch (ArithmeticException e) {
      // has decimals, or is too large: said below
    }
    return Parsed.bad(VAL_004, "value", text, "digits", "0");
  }

  /** Both decimal marks that ISO 9735 allows are read; exponents are not numbers in messages. */
  private static @Nullable BigDecimal decimal(String text) {
    int length = text.length();
    if (length == 0 || length > LONGEST_NUMBER) return null;
    int mark = -1;
    int digits = 0;
    long unscaled = 0;
    for (int i = 0; i < length; i++) {
      char each = text.charAt(i);
      if (each >= '0' && each <= '9') {
        digits++;
        unscaled = unscaled * 10 + (each - '0');
      } else if ((each == '.' || each == ',') && mark < 0) {
        mark = i;
      } else if (i > 0 || (each != '-' && each != '+')) {
        return null;
      }
    }
    if (digits == 0) return null;
    if (digits > DIGITS_OF_LONG) return new BigDecimal(text.replace(',', '.'));
    int decimals = mark < 0 ? 0 : length - mark - 1;
    return BigDecimal.valueOf(text.charAt(0) == '-' ? -unscaled : unscaled, decimals);
  }

  private static Parsed<Boolean> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Parsed.of(true);
      case "false", "0" -> Parsed.of(false);
      default -> Parsed.bad(VAL_006, "value", text, "allowed", "true, false");
    };
  }

  private static Parsed<Currency> currency(String text) {
    Currency known = CURRENCIES.get(text.toUpperCase(Locale.ROOT));
    return known == null ? Parsed.bad(VAL_003, "value", text) : Parsed.of(known);
  }

  private static Parsed<?> date(String text, Class<?> type, DateForms forms, LocalDate near) {
    Object date = forms.parse(text, type, near);
    return date == null
        ? Parsed.bad(VAL_005, "value", text, "allowed", forms.allowed())
        : Parsed.of(date);
  }

  private static Function<String, Parsed<?>> constants(Class<?> type) {
    Map<String, Object> byName = new HashMap<>();
    for (Object each : type.getEnumConstants()) {
      byName.put(((Enum<?>) each).name(), each);
    }
    String allowed = String.join(", ", List.copyOf(byName.keySet()).stream().sorted().toList());
    return text -> {
      Object found = byName.get(text.toUpperCase(Locale.ROOT).replace('-', '_'));
      return found == null
          ? Parsed.bad(VAL_006, "value", text, "allowed", allowed)
          : Parsed.of(found);
    };
  }

  private static @Nullable MethodHandle parser(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(each -> each.getName().equals("parse") && each.getReturnType() == Parsed.class)
        .filter(each -> Arrays.equals(each.getParameterTypes(), new Class<?>[] {String.class}))
        .findFirst()
        .map(Values::handle)
        .orElse(null);
  }

  private static MethodHandle handle(Method parse) {
    try {
      return MethodHandles.lookup()
          .unreflect(parse)
          .asType(MethodType.methodType(Parsed.class, String.class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(parse + " cannot be used by a mapping", e);
    }
  }

  private static Parsed<?> parsed(MethodHandle parser, String text) {
    try {
      return (Parsed<?>) parser.invokeExact(text);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // a method handle declares Throwable; parse throws nothing checked
      throw new IllegalStateException(e);
    }
  }
}
