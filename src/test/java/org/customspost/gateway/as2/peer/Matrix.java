package org.customspost.gateway.as2.peer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.customspost.gateway.as2.peer.Case.Cipher;
import org.customspost.gateway.as2.peer.Case.Content;
import org.customspost.gateway.as2.peer.Case.Digest;
import org.customspost.gateway.as2.peer.Case.Form;
import org.customspost.gateway.as2.peer.Case.Framing;
import org.customspost.gateway.as2.peer.Case.Line;
import org.customspost.gateway.as2.peer.Case.Name;
import org.customspost.gateway.as2.peer.Case.Receipt;
import org.customspost.gateway.as2.peer.Case.Scheme;
import org.customspost.gateway.as2.peer.Case.Wrap;

/**
 * The combinations that are tried: every one of the core (form, receipt, two digests, three
 * ciphers), and of all options together so many that each pair of two values occurs.
 */
final class Matrix {
  private static final List<Digest> CORE_DIGESTS = List.of(Digest.SHA_256, Digest.SHA_512);
  private static final List<Cipher> CORE_CIPHERS =
      List.of(Cipher.AES128_CBC, Cipher.AES256_CBC, Cipher.AES256_GCM);
  private static final int CANDIDATES = 60;

  /** Three options that go wrong together with one peer. */
  private static final Case CHUNKED_AND_PLAIN =
      new Case(
          Form.PLAIN,
          Receipt.SYNC_SIGNED,
          Digest.SHA_256,
          Cipher.AES128_CBC,
          Wrap.PKCS1,
          Scheme.PKCS1,
          Case.Content.EDIFACT,
          Name.PLAIN,
          Framing.CHUNKED,
          Line.HTTP);

  private Matrix() {}

  /** All of them, each once. */
  static Collection<Case> all() {
    Map<String, Case> cases = new LinkedHashMap<>(); // options that do not count make no new case
    for (Form form : Form.values())
      for (Receipt receipt : Receipt.values())
        for (Digest digest : CORE_DIGESTS)
          for (Cipher cipher : CORE_CIPHERS) {
            Case each = Case.core(form, receipt, digest, cipher);
            cases.putIfAbsent(each.toString(), each);
          }
    for (Case each : pairwise()) cases.putIfAbsent(each.toString(), each);
    cases.putIfAbsent(CHUNKED_AND_PLAIN.toString(), CHUNKED_AND_PLAIN);
    return cases.values();
  }

  /** Greedily: of some random cases the one with the most pairs that are new. */
  static List<Case> pairwise() {
    Random random = new Random(5402);
    Set<String> missing = new HashSet<>();
    for (int i = 0; i < 20_000; i++) missing.addAll(pairs(any(random)));
    List<Case> cases = new ArrayList<>();
    while (!missing.isEmpty()) {
      Case best = any(random);
      int most = -1;
      for (int i = 0; i < CANDIDATES; i++) {
        Case candidate = any(random);
        Set<String> found = pairs(candidate);
        found.retainAll(missing);
        if (found.size() > most) {
          most = found.size();
          best = candidate;
        }
      }
      if (most > 0) cases.add(best);
      missing.removeAll(pairs(best));
    }
    return cases;
  }

  private static Case any(Random random) {
    Form form = one(Form.values(), random);
    Scheme scheme = one(Scheme.values(), random);
    return new Case(
        form,
        one(Receipt.values(), random),
        one(Digest.values(), random),
        one(Cipher.values(), random),
        one(Wrap.values(), random),
        // A peer has one key for everything, and products encrypt to RSA keys only.
        form.encrypted() && scheme == Scheme.ECDSA ? Scheme.PSS : scheme,
        one(Content.values(), random),
        one(Name.values(), random),
        one(Framing.values(), random),
        one(Line.values(), random));
  }

  private static <T> T one(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static Set<String> pairs(Case of) {
    List<Enum<?>> values =
        List.of(
            of.form(),
            of.receipt(),
            of.digest(),
            of.cipher(),
            of.wrap(),
            of.scheme(),
            of.content(),
            of.name(),
            of.framing(),
            of.line());
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i < values.size(); i++)
      for (int j = i + 1; j < values.size(); j++)
        pairs.add(i + " " + values.get(i) + " " + j + " " + values.get(j));
    return pairs;
  }
}
