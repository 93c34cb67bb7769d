package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.customspost.gateway.signing.Providers;

/** The cryptography of a message alone, measured round by round for each of our receivers. */
final class As2Cryptographies {
  private final As2Tie tie;
  private final byte[] content;
  private final Map<String, Alone> alone = new LinkedHashMap<>();

  /** One receiver's: with the providers that it has. */
  private record Alone(As2Cryptography cryptography, String says, List<Double> rounds) {}

  As2Cryptographies(As2Tie tie, byte[] content) {
    this.tie = tie;
    this.content = content;
  }

  /**
   * @param receiver its name
   * @param by by whom, in a few words
   */
  void add(String receiver, Providers providers, String by) throws IOException {
    try {
      As2Cryptography cryptography = new As2Cryptography(tie, providers, content);
      String says = "processor time of the cryptography of one message alone, by " + by;
      alone.put(receiver, new Alone(cryptography, says, new ArrayList<>()));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /**
   * One round of each.
   *
   * @param counts whether it does
   */
  void measure(int messages, boolean counts) throws IOException {
    for (Alone each : alone.values()) {
      double once = each.cryptography().microseconds(messages);
      if (counts) each.rounds().add(once);
    }
  }

  boolean knows(As2Receiver receiver) {
    return alone.containsKey(receiver.name());
  }

  /**
   * @param receiver one that it {@link #knows}
   */
  Figure figure(As2Receiver receiver) {
    return figure(receiver.name());
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (String each : alone.keySet()) figures.add(figure(each));
    return figures;
  }

  private Figure figure(String receiver) {
    Alone of = Objects.requireNonNull(alone.get(receiver), receiver);
    return new Figure("as2.10kb." + receiver + ".cryptography", "us", of.rounds(), of.says());
  }
}
