package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.model.Sealing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written later than it was tracked: stored bytes are opened once per batch, not per item.
 */
@Timeout(180)
class RereadingIT {
  /** Fewer than are written together. */
  private static final int BATCH = 50;

  private static final String COMPRESSED = "limits: {compressed: true}\n";

  private final CountingSealing sealing = new CountingSealing();

  @TempDir private Path folder = Path.of(""); // JUnit sets it

  @Test
  void unpacksCompressedItemsOncePerBatch() throws IOException {
    try (Database database = TestDatabase.fresh()) {
      TestLine tracking = line(database, "tracking");
      TestLine writing = line(database, "writing");
      tracking.receive("post", "items.xml.gz", gzip(items(names(3 * BATCH))));
      while (tracking.arrive()) {}
      assertThat(opened(writing::depart)).isEqualTo(1);
      while (writing.dispatch()) {}
      assertThat(writing.declarations()).hasSize(3 * BATCH);
      assertThat(writing.declarations().get(2 * BATCH)).contains(s10(2 * BATCH + 1));
    }
  }

  @Test
  void unpacksCompressedAnswersOncePerBatch() throws IOException {
    try (Database database = TestDatabase.fresh()) {
      TestLine line = line(database, "node");
      line.take("post", "items.xml", items(names(BATCH)));
      String[] accepted = new String[BATCH];
      for (int i = 0; i < BATCH; i++) accepted[i] = answer("A" + i, line.lrns().get(i), "01", 1);
      line.receive("customs", "answers.xml.gz", gzip(answers(accepted)));
      while (line.arrive()) {}
      assertThat(opened(line::depart)).isEqualTo(1);
      while (line.dispatch()) {}
      assertThat(line.decisions()).hasSize(BATCH).containsOnly("ACCEPTED");
    }
  }

  @Test
  void opensEachChunkOncePerBatchOfItemsThatAreNoLongerAtHand() throws IOException {
    int older = 2 * BATCH; // pushed out by the newer ones
    try (Database database = TestDatabase.fresh()) {
      TestLine line = line(database, "node");
      line.receive(
          "post", "items.xml", items(names(Recent.MOST + older)).getBytes(StandardCharsets.UTF_8));
      while (line.arrive()) {}
      long before = sealing.opened.get();
      line.depart();
      assertThat(sealing.opened.get() - before).isEqualTo(1);
      while (line.depart()) {}
      assertThat(sealing.opened.get() - before).as("the newer ones are at hand").isEqualTo(1);
      while (line.dispatch()) {}
      assertThat(line.declarations()).hasSize(Recent.MOST + older);
    }
  }

  private TestLine line(Database database, String node) {
    String customs = TestAgreements.CUSTOMS + COMPRESSED;
    LineFolders folders =
        LineFolders.in(
            folder.resolve(node),
            Map.of("post", TestAgreements.POST + COMPRESSED, "customs", customs));
    return new TestLine(database, folders, sealing, node);
  }

  private long opened(BooleanSupplier step) {
    long before = sealing.opened.get();
    while (step.getAsBoolean()) {}
    return sealing.opened.get() - before;
  }

  private static String[] names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> item(s10(i))).toArray(String[]::new);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  /** Counts the chunks of stored payloads that are opened. */
  private static final class CountingSealing implements Sealing {
    private final Sealing sealing = new TestSealing();
    private final AtomicLong opened = new AtomicLong();

    @Override
    public byte[] newKey() {
      return sealing.newKey();
    }

    @Override
    public byte[] seal(byte[] wrappedKey, byte[] plain, byte[] context) {
      return sealing.seal(wrappedKey, plain, context);
    }

    @Override
    public byte[] open(byte[] wrappedKey, byte[] sealed, byte[] context) {
      opened.incrementAndGet();
      return sealing.open(wrappedKey, sealed, context);
    }
  }
}
