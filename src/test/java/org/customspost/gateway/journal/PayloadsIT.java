package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.passage.Body;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsIT {
  private static final long LIMIT = 64L << 20;
  private static final int CHUNK = ChunkSeal.LENGTH;
  private static Database database;
  private static final TestSealing SEALING = new TestSealing();
  private static RetentionUnits units;
  private static Payloads payloads;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    units = new RetentionUnits(database, SEALING, Clock.systemUTC());
    payloads = new Payloads(database, SEALING);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8192, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5_000_000})
  void givesBackTheSameBytesOfAnyLength(int length) throws Exception {
    byte[] bytes = random(length);
    Stored stored = store(bytes);
    assertThat(stored.bytes()).isEqualTo(length);
    assertThat(stored.hash())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    try (InputStream in = payloads.open(stored.id())) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(known(stored.id())).isEqualTo(stored);
  }

  private static byte[] range(long id, long offset, int length) throws IOException {
    try (InputStream in = payloads.open(id)) {
      in.skip(offset);
      return in.readNBytes(length);
    }
  }

  @Test
  void readsARangeOverChunkBoundaries() throws IOException {
    byte[] bytes = random(3 * CHUNK + 10);
    long id = store(bytes).id();
    assertThat(range(id, CHUNK - 5, 10)).isEqualTo(Arrays.copyOfRange(bytes, CHUNK - 5, CHUNK + 5));
    assertThat(range(id, 3L * CHUNK, 100)).hasSize(10);
    assertThat(range(id, 10L * CHUNK, 100)).isEmpty();
  }

  @Test
  void readsOnlyTheChunksOfTheRange() throws IOException {
    byte[] bytes = random(4 * CHUNK);
    long id = store(bytes).id();
    database.run(
        handle ->
            handle.execute("delete from payload_chunk where payload = ? and number <> 2", id));
    assertThat(range(id, 2L * CHUNK + 7, 100))
        .isEqualTo(Arrays.copyOfRange(bytes, 2 * CHUNK + 7, 2 * CHUNK + 107));
    assertThatThrownBy(() -> range(id, 0, 10))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JRN_014));
  }

  @Test
  void keepsNothingReadableInTheTables() throws IOException {
    String secret = "Jane Roe, 12 Orchard Lane ";
    long id = store(secret.repeat(100).getBytes(StandardCharsets.UTF_8)).id();
    byte[] body =
        database.transaction(
            handle ->
                handle
                    .createQuery("select body from payload where id = :id")
                    .bind("id", id)
                    .mapTo(byte[].class)
                    .one());
    assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("Jane");
    assertThat(body.length).as("compressed").isLessThan(500);
  }

  @Test
  void storesNothingWhenTheStreamFailsMidway() {
    long before = rows();
    InputStream failing = new Letters(2 * CHUNK + 100);
    assertThatThrownBy(
            () -> database.transaction(handle -> payloads.store(handle, failing, unit(), LIMIT)))
        .isInstanceOf(IOException.class)
        .hasMessage("line dropped");
    assertThat(rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {10, CHUNK, 2 * CHUNK + 3})
  void refusesWhatIsLargerThanTheLimitAndReadsNoFurther(long limit) {
    long before = rows();
    Letters endless = new Letters(Long.MAX_VALUE);
    assertThatThrownBy(
            () -> database.transaction(handle -> payloads.store(handle, endless, unit(), limit)))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RCV_001));
    assertThat(endless.read).isEqualTo(limit + 1);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void takesWhatIsExactlyTheLimit() throws IOException {
    byte[] bytes = random(CHUNK);
    Stored stored =
        database.transaction(
            handle -> payloads.store(handle, new ByteArrayInputStream(bytes), unit(), CHUNK));
    assertThat(stored.bytes()).isEqualTo(CHUNK);
  }

  @Test
  void storesManyDocumentsInOrder() throws IOException {
    List<byte[]> documents = new ArrayList<>();
    for (int i = 0; i < 300; i++) documents.add(("document " + i).getBytes(StandardCharsets.UTF_8));
    documents.add(150, random(CHUNK + 5));
    List<Stored> stored =
        database.transaction(
            handle -> payloads.storeAll(handle, documents.stream().map(Body::of).toList(), unit()));
    for (int i = 0; i < documents.size(); i++)
      assertThat(range(stored.get(i).id(), 0, CHUNK * 2)).isEqualTo(documents.get(i));
  }

  @Test
  void erasesAUnitAndKeepsItsHashes() throws IOException {
    Clock old = Clock.offset(Clock.systemUTC(), Duration.ofDays(-30));
    RetentionUnit unit = new RetentionUnits(database, SEALING, old).today("post-x", "items", 30);
    Stored gone = store(random(2 * CHUNK), unit);
    Stored kept = store(random(100));
    RetentionUnits.Old its = new RetentionUnits.Old("post-x", "items", unit.day());
    assertThat(erase(its)).isEqualTo(1);
    assertThat(erase(its)).as("once more").isZero();
    assertErased(() -> payloads.open(gone.id()));
    assertErased(() -> range(gone.id(), 0, 1));
    RetentionUnit erased = database.transaction(h -> units.find(h, unit.id()).orElseThrow());
    assertErased(() -> erased.keyFor("a payload"));
    assertThat(known(gone.id())).isEqualTo(gone);
    assertThat(range(kept.id(), 0, 100)).hasSize(100);
  }

  @Test
  void refusesToEraseAUnitThatIsStillWritten() {
    RetentionUnits.Old young = new RetentionUnits.Old("post-a", "items", unit().day());
    assertThatThrownBy(() -> erase(young))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JRN_015));
  }

  @Test
  void givesOneUnitPerPartnerClassAndDayToAllNodes() {
    RetentionUnits otherNode = new RetentionUnits(database, SEALING, Clock.systemUTC());
    assertThat(otherNode.today("post-a", "items", 30).id()).isEqualTo(unit().id());
    assertThat(units.today("post-b", "items", 30).id()).isNotEqualTo(unit().id());
    assertThat(unit().day()).isEqualTo(LocalDate.now(Clock.systemUTC()));
  }

  private static void assertErased(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JRN_013));
  }

  private static int erase(RetentionUnits.Old old) {
    return database.transaction(handle -> units.erase(handle, old, 30, Set.of(), 10));
  }

  private static RetentionUnit unit() {
    return units.today("post-a", "items", 30);
  }

  private static Stored store(byte[] bytes) throws IOException {
    return store(bytes, unit());
  }

  private static Stored store(byte[] bytes, RetentionUnit unit) throws IOException {
    return database.transaction(
        handle -> payloads.store(handle, new ByteArrayInputStream(bytes), unit, LIMIT));
  }

  private static Stored known(long id) {
    return database.transaction(handle -> payloads.stored(handle, id));
  }

  private static long rows() {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select (select count(*) from payload) + (select count(*) from payload_chunk)")
                .mapTo(Long.class)
                .one());
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** So many letters, and then the line drops. */
  private static final class Letters extends InputStream {
    private final long until;
    private long read;

    Letters(long until) {
      this.until = until;
    }

    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1) == 1 ? 'x' : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (read == until) throw new IOException("line dropped");
      int count = (int) Math.min(length, until - read);
      Arrays.fill(target, offset, offset + count, (byte) 'x');
      read += count;
      return count;
    }
  }
}
