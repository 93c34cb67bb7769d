package org.customspost.gateway.app.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SelfSigned.Kind;

/**
 * One large message, compressed, signed and encrypted: from the outbox of a gateway with a small
 * heap into the journal of another with the same.
 */
final class As2Large {
  /** Option that makes this process the gateway that sends. */
  static final String INSIDE = "--inside-as2-megabytes";

  private static final int HEAP_MEGABYTES = 256;
  private static final int MEGABYTE = 1 << 20;

  private final int megabytes;
  private final Path home;
  private final Consumer<String> progress;

  As2Large(int megabytes, Path home, Consumer<String> progress) {
    this.megabytes = megabytes;
    this.home = home;
    this.progress = progress;
  }

  List<Figure> measure() throws IOException {
    progress.accept("as2: a message of %d MB".formatted(megabytes));
    String passed = inside();
    progress.accept("as2: seconds out and in, MB of heap out, MB of process out and in: " + passed);
    String[] said = passed.split(" ", -1);
    String name = "as2." + megabytes + "mb.";
    List<Figure> figures = new ArrayList<>();
    String[][] told = {
      {"out", "s", "packed and kept in the outbox of a gateway with -Xmx256m"},
      {"in", "s", "from there sent, opened, stored and answered by another with -Xmx256m"},
      {"out.heap", "MB", "most heap in use of the gateway that sends, garbage included"},
      {"in.heap", "MB", "most heap in use of the gateway that takes, garbage included"},
      {"out.memory", "MB", "most memory of the process that sends"},
      {"in.memory", "MB", "most memory of the process that takes"},
    };
    for (int i = 0; i < told.length; i++)
      figures.add(
          Figure.once(name + told[i][0], told[i][1], Double.parseDouble(said[i]), told[i][2]));
    return figures;
  }

  private String inside() throws IOException {
    return new SmallHeap(home, HEAP_MEGABYTES)
        .says(megabytes + " MB over AS2", "as2", INSIDE, Integer.toString(megabytes));
  }

  /** What the process does: seconds out and in, megabytes of heap and of memory out and in. */
  static String passed(Path home, Outbox.Opening outboxes, int megabytes) throws IOException {
    List<As2Tie> ties = As2Tie.make(1, Kind.RSA_2048, 1);
    As2Folder folder = As2Folder.layOut(ties);
    RunningGateway.Java small = RunningGateway.Java.withHeap(HEAP_MEGABYTES + "m");
    try (As2Receiver.Ours receiver = As2Receiver.Ours.start(home, "ours", folder, small);
        As2Outbox outbox = new As2Outbox(home, outboxes, ties.get(0), receiver.url().toString())) {
      Content content = file(folder.folder().resolve("content"), megabytes);
      long start = System.nanoTime();
      long departure = outbox.put(content);
      long kept = System.nanoTime();
      outbox.awaitProof(departure);
      long proved = System.nanoTime();
      return "%f %f %f %f %f %f"
          .formatted(
              (kept - start) / 1e9,
              (proved - kept) / 1e9,
              mostHeap(),
              receiver.gateway().mostHeapMegabytes(),
              Processes.mostMegabytes(ProcessHandle.current().pid()),
              Processes.mostMegabytes(receiver.pid()));
    }
  }

  private static double mostHeap() {
    long most = 0;
    for (MemoryPoolMXBean each : ManagementFactory.getMemoryPoolMXBeans())
      if (each.getType() == MemoryType.HEAP) most += each.getPeakUsage().getUsed();
    return most / (double) MEGABYTE;
  }

  private static Content file(Path file, int megabytes) throws IOException {
    As2Posts posts = new As2Posts(Primitives.choose(Providers.choose()), file);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < megabytes; i++) out.write(posts.text(MEGABYTE));
    }
    return Content.of(file);
  }
}
