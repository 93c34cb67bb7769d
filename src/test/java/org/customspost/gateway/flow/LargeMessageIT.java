package org.customspost.gateway.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.customspost.gateway.journal.KeptBytes;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.model.passage.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looks at pages of an interchange that is far larger than what may be held in memory. */
@Timeout(180)
class LargeMessageIT {
  private static final long SIZE = Long.getLong("large.message", 48L * 1024 * 1024);
  private static final String OPENING =
      "UNA:+.? 'UNB+UNOC:3+AB101:UP+CD001:UP+260715:0930+R1'UNH+1+ITMATT:D:00A:UN:UPU150'";
  private static final byte[] PATTERN =
      "NAD+CN+++Greta Example+Am Hang 4+Ulm++89073+DE'GID+1+1:PCE'FTX+AAA+++Chess set'"
          .getBytes(US_ASCII);

  /** So many bytes, made as they are read. */
  private static final class Endless extends InputStream {
    private final AtomicLong at = new AtomicLong();

    @Override
    public int read() {
      long here = at.getAndIncrement();
      if (here >= SIZE) return -1;
      if (here < OPENING.length()) return OPENING.charAt((int) here);
      return PATTERN[(int) ((here - OPENING.length()) % PATTERN.length)];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = 0;
      while (count < length) {
        int each = read();
        if (each < 0) return count == 0 ? -1 : count;
        target[offset + count++] = (byte) each;
      }
      return count;
    }
  }

  @Test
  void showsAnyPageAtOnceWithoutReadingTheRest(@TempDir Path folder) throws Exception {
    try (TestLine line =
        new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS)) {
      long id =
          line.receive.receive(new Incoming("post", "box", "large.edi", Map.of(), new Endless()));
      LookAtBytes bytes =
          new LookAtBytes(
              line.database,
              new Bytes(line.payloads),
              new KeptBytes(line.payloads),
              line.arrivals,
              line.agreements,
              line.current);
      LookAtBytes.Subject subject = new LookAtBytes.Subject("", "");
      bytes.arrival(id, subject, new LookAtBytes.Part(0, LookAtBytes.PAGE));
      for (long at : new long[] {0, SIZE / 2, SIZE - 100}) {
        long start = System.nanoTime();
        Glimpse page = bytes.arrival(id, subject, new LookAtBytes.Part(at, LookAtBytes.PAGE));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("page at %,d of %,d: %d ms%n", at, SIZE, took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(1));
        assertThat(page.format()).isEqualTo("itmatt@1");
        assertThat(page.from()).isEqualTo(at);
        assertThat(page.to()).isLessThanOrEqualTo(at + LookAtBytes.PAGE);
        assertThat(page.last()).isEqualTo(at == SIZE - 100);
        assertThat(page.rows()).isNotEmpty();
        assertThat(page.rows().toString()).contains("GID");
        assertThat(
                page.rows().stream()
                    .flatMap(each -> each.pieces().stream())
                    .map(Glimpse.Piece::masked))
            .noneMatch(each -> each.contains("Greta"));
      }
    }
  }
}
