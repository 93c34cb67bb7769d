package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SelfSigned.Kind;

/** AS2: our receiver beside its cryptography, beside foreign programs, and with many partners. */
final class As2 {
  private static final int KILOBYTES_10 = 10 * 1024;
  private static final int MEGABYTE = 1024 * 1024;

  /** Messages of 1 MB for each 20 small ones: about the same time. */
  private static final int SMALL_FOR_ONE_LARGE = 20;

  private static final int LARGE_ROUNDS = 3;

  /** Our receiver with the cryptography of Java itself, which the foreign programs use too. */
  private static final String PLAIN = "plain";

  private static final String FALLBACK = "-D" + Providers.FALLBACK + "=true";

  private static final List<String> BEYOND =
      List.of(
          "Two ratios to the cryptography: plain is a gateway with Java's own cryptography, which the"
              + " foreign programs use too; ours is one as it is shipped, with a native provider that"
              + " makes the cryptography cost a quarter, so that all the rest looms larger. Why not 1.4"
              + " there: it would leave 0.21 ms for everything else. The system's calls on two"
              + " connections, to the sender and to the database, take 0.16 ms, and the client's side of"
              + " the durable transaction 0.09 ms: these alone are more, and neither can be left out"
              + " where a message is on disk before it is answered.",
          "Where the time goes (2026-11-23: processor time of the process by thread, and 383 samples of"
              + " Java's own recorder in the threads that take messages; a message took 1,390 us on a"
              + " busy machine): 560 us cryptography; 160 us the system's calls of these threads; 440 us"
              + " their Java, of which 20 % the database's client and what it is given, 20 % HTTP, 36 %"
              + " MIME and ASN.1 of what comes in, 14 % the receipt, 7 % sealing and hashing what is"
              + " kept; 60 us listening for work and telling other nodes of it; 170 us all other"
              + " threads, the recorder's among them; 90 of these were waiters for other kinds of work,"
              + " who are no longer woken. No single place takes more than 4 %.");

  private final Path home;
  private final Size size;
  private final Consumer<String> progress;
  private final Providers providers = Providers.choose();
  private final Primitives primitives = Primitives.choose(providers);

  /**
   * How much is measured.
   *
   * @param warmUps the most
   * @param messages of 10 KB in one round
   * @param connections at once
   * @param partners of the gateway that has many
   * @param megabytes of the large message
   */
  record Size(
      int warmUps, int rounds, int messages, int connections, int partners, int megabytes) {}

  As2(Path home, Size size, Consumer<String> progress) {
    this.home = home;
    this.size = size;
    this.progress = progress;
  }

  Result measure() throws IOException {
    List<Figure> figures = new ArrayList<>();
    Path folder = Files.createTempDirectory("bench-as2");
    try (As2Caller caller = new As2Caller(primitives, size.connections())) {
      As2Posts posts = new As2Posts(primitives, folder);
      figures.addAll(beside(caller, posts, folder));
      figures.addAll(new As2Large(size.megabytes(), home, progress).measure());
      figures.addAll(new As2Many(home, size, progress).measure(caller, posts));
    } finally {
      BenchFolder.remove(folder);
    }
    return new Result("as2", says(), figures, remarks());
  }

  private String says() {
    return ("%d messages a round over %d connections from our own client on the same %d cores, packed before,"
            + " with ids and content of their own: signed (RSA-2048, SHA-256), then encrypted (RSA-2048,"
            + " AES-256-CBC), each answered on the connection by a signed MDN that is verified after the clock"
            + " has stopped. Rounds of 10 KB count from the one on in which Java's compiler took less than"
            + " %.0f %% of the gateway's time, or after %d. The gateway stores message, content and MDN in its own PostgreSQL, on disk, before"
            + " it answers; the foreign programs keep the content in memory.")
        .formatted(
            size.messages(),
            size.connections(),
            Runtime.getRuntime().availableProcessors(),
            100 * WarmUp.SETTLED,
            size.warmUps());
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>(BEYOND);
    remarks.add(providers.report() + ".");
    for (String each : As2Program.PROGRAMS.keySet())
      if (!As2Program.installed(home, each))
        remarks.add(
            each
                + " is not in target/peers, so nothing was compared with it; ./gateway verify"
                + " puts it there.");
    return remarks;
  }

  private List<Figure> beside(As2Caller caller, As2Posts posts, Path folder) throws IOException {
    List<As2Tie> ties = As2Tie.make(1, Kind.RSA_2048, 1);
    As2Cryptographies alone = new As2Cryptographies(ties.get(0), posts.text(KILOBYTES_10));
    List<As2Receiver> receivers = new ArrayList<>();
    try {
      receivers.add(ours("ours", ties, RunningGateway.Java.USUAL));
      alone.add("ours", providers, providers.isNative() ? "the native provider" : "Java itself");
      if (providers.isNative()) {
        receivers.add(ours(PLAIN, ties, RunningGateway.Java.withOptions(FALLBACK)));
        alone.add(PLAIN, Providers.choose(true), "Java itself");
      }
      for (String each : As2Program.PROGRAMS.keySet().stream().sorted().toList())
        if (As2Program.installed(home, each))
          receivers.add(new As2Program(home, each, ties.get(0), folder));
      return beside(new As2Receivers(receivers, caller, progress), alone, posts, ties);
    } finally {
      receivers.forEach(As2Receiver::close);
    }
  }

  private As2Receiver ours(String name, List<As2Tie> ties, RunningGateway.Java java)
      throws IOException {
    return As2Receiver.Ours.start(home, name, As2Folder.layOut(ties), java);
  }

  private List<Figure> beside(
      As2Receivers receivers, As2Cryptographies alone, As2Posts posts, List<As2Tie> ties)
      throws IOException {
    receivers.measure(
        "10kb",
        size.warmUps(),
        size.rounds(),
        counts -> {
          alone.measure(size.messages(), counts);
          return posts.make(size.messages(), KILOBYTES_10, ties);
        });
    int large = Math.max(size.connections(), size.messages() / SMALL_FOR_ONE_LARGE);
    receivers.measure(
        "1mb",
        Math.min(1, size.warmUps()),
        Math.min(LARGE_ROUNDS, size.rounds()),
        counts -> posts.make(large, MEGABYTE, ties));
    As2Figures of = new As2Figures(receivers);
    List<Figure> figures = of.small(alone);
    figures.addAll(of.large());
    return figures;
  }
}
