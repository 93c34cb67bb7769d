package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.SIG_001;
import static org.customspost.gateway.error.ErrorCode.SIG_002;
import static org.customspost.gateway.error.ErrorCode.SIG_003;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/**
 * Our private keys, found by alias. Keys that follow each other share an alias and differ by what
 * stands after it: {@code acme}, {@code acme-2027}, {@code acme-2028-02}; several may be valid at
 * once. Immutable: a reload makes a new ring.
 */
public final class KeyRing {
  private static final Pattern YEAR = Pattern.compile("-\\d");

  private final List<SigningKey> keys;

  /** By each name that a key answers to: a message is not to wait for a walk over all keys. */
  private final Map<String, List<SigningKey>> families = new HashMap<>();

  public KeyRing(List<SigningKey> keys) {
    this.keys = List.copyOf(keys);
    this.keys.stream()
        .sorted(Comparator.comparing(SigningKey::from))
        .forEach(
            key -> {
              for (String name : names(key.alias()))
                families.computeIfAbsent(name, any -> new ArrayList<>()).add(key);
            });
  }

  /** The keys of all files; what is wrong with a file or key is a finding and the rest go on. */
  public static KeyRing load(List<KeyFile> files, Secrets secrets, Findings findings) {
    List<SigningKey> keys = new ArrayList<>();
    for (KeyFile file : files) {
      if (Files.isReadable(file.path())) {
        keys.addAll(Pkcs12.read(file, secrets, findings));
      } else {
        Place place = Place.source(file.path().toString());
        findings.add(CFG_001, place, "problem", "there is no such file, or it is not ours to read");
      }
    }
    return new KeyRing(keys);
  }

  /**
   * The aliases that keys can be asked for: of each key its own, and without what tells its year.
   */
  public Set<String> aliases() {
    Set<String> aliases = new TreeSet<>();
    for (SigningKey each : keys) {
      aliases.add(each.alias());
      aliases.add(base(each.alias()));
    }
    return aliases;
  }

  /** All keys of an alias, in the order in which they became valid. */
  public List<SigningKey> family(String alias) {
    return List.copyOf(families.getOrDefault(alias.toLowerCase(Locale.ROOT), List.of()));
  }

  /** The alias, and what stands before each of its hyphens that a digit follows. */
  private static Set<String> names(String alias) {
    String name = alias.toLowerCase(Locale.ROOT);
    Set<String> names = new TreeSet<>(Set.of(name));
    Matcher year = YEAR.matcher(name);
    while (year.find()) names.add(name.substring(0, year.start()));
    return names;
  }

  /**
   * The key that signs at a time: of those then valid the one that became valid last.
   *
   * @throws GatewayException SIG-001, SIG-002, SIG-003 where there is none
   */
  public SigningKey signer(String alias, Instant time) {
    List<SigningKey> family = family(alias);
    return family.stream()
        .filter(key -> key.validAt(time))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new GatewayException(why(alias, family, time)));
  }

  /**
   * What a start-up check says about an alias: nothing, that it soon expires, or why it cannot
   * sign.
   */
  public List<Finding> check(String alias, Instant time) {
    List<SigningKey> family = family(alias);
    if (family.stream().noneMatch(key -> key.validAt(time))) {
      return List.of(why(alias, family, time));
    }
    return family.stream()
        .max(Comparator.comparing(SigningKey::until))
        .flatMap(last -> Expiry.warning(last.alias(), last.until(), time))
        .map(List::of)
        .orElse(List.of());
  }

  /** {@link #check} of every alias, without what tells the year of a key: keys that have one. */
  public List<Finding> check(Instant time) {
    return keys.stream()
        .map(key -> base(key.alias()))
        .distinct()
        .sorted()
        .flatMap(alias -> check(alias, time).stream())
        .toList();
  }

  /** Which key signs for each alias at a time; an alias for which none does is left out. */
  public Map<String, String> signing(Instant time) {
    Map<String, String> signing = new TreeMap<>();
    for (SigningKey each : keys)
      family(base(each.alias())).stream()
          .filter(key -> key.validAt(time))
          .reduce((earlier, later) -> later)
          .ifPresent(key -> signing.put(base(key.alias()), key.alias()));
    return signing;
  }

  /** What is wrong with keys that were not opened before; afterwards all are. */
  public List<Finding> open() {
    List<Finding> problems = new ArrayList<>();
    for (SigningKey each : keys) {
      try {
        each.key();
      } catch (GatewayException e) {
        problems.addAll(e.findings());
      }
    }
    return problems;
  }

  /** All keys, as loaded. */
  public List<SigningKey> keys() {
    return keys;
  }

  /** What keys that follow each other share. */
  public static String base(String alias) {
    return alias.replaceFirst("-\\d.*$", "");
  }

  private Finding why(String alias, List<SigningKey> family, Instant time) {
    if (family.isEmpty()) {
      List<String> found = keys.stream().map(SigningKey::alias).sorted().toList();
      String names = found.isEmpty() ? "none" : String.join(", ", found);
      return finding(SIG_001, "alias", alias, "found", names);
    }
    for (SigningKey key : family) {
      if (key.from().isAfter(time)) {
        return finding(SIG_003, "alias", alias, "from", key.from().toString());
      }
    }
    SigningKey last = family.get(family.size() - 1);
    String until = last.until().toString();
    return finding(SIG_002, "alias", alias, "name", last.alias(), "until", until);
  }

  private static Finding finding(ErrorCode code, String... values) {
    return Finding.of(code, Place.NOWHERE, values);
  }
}
