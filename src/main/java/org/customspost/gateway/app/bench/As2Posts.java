package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.Mic;
import org.customspost.gateway.as2.Outgoing;
import org.customspost.gateway.as2.Packed;
import org.customspost.gateway.as2.Packing;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Memory;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Primitives;

/** Packs the benchmark's AS2 messages before the clock runs: signed, then encrypted. */
final class As2Posts {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Packing packing;
  private final Path spool;
  private final Random random = new Random(42);

  As2Posts(Primitives primitives, Path spool) {
    this.packing = new Packing(primitives);
    this.spool = spool;
  }

  /**
   * A message that is ready to be posted.
   *
   * @param mic that its receipt must state
   */
  record Post(As2Tie tie, String id, Mic mic, Headers headers, Content body) {

    HttpRequest to(URI url) throws IOException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(url)
              .timeout(PATIENCE)
              .POST(BodyPublishers.ofByteArray(body.bytes()));
      for (Headers.Field each : headers.fields()) request.header(each.name(), each.value());
      return request.build();
    }
  }

  /** Messages with ids and content of their own, the ties in turn. */
  List<Post> make(int count, int bytes, List<As2Tie> ties) throws IOException {
    try {
      return IntStream.range(0, count)
          .parallel()
          .mapToObj(i -> post(bytes, ties.get(i % ties.size())))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Post post(int bytes, As2Tie tie) {
    try (Scratch scratch = new Scratch(spool, Memory.each(2 * bytes + 64 * 1024))) {
      return post(tie, Content.of(text(bytes)), Terms.USUAL, scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One message; its body lives as long as the scratch. */
  Post post(As2Tie tie, Content content, Terms terms, Scratch scratch) throws IOException {
    String id = "<" + UUID.randomUUID() + "@bench>";
    Outgoing outgoing =
        new Outgoing(
            tie.sender(),
            As2Tie.RECEIVER,
            id,
            "bench",
            "application/edifact",
            Optional.of("bench.edi"),
            content,
            Instant.now());
    Packed packed = packing.pack(outgoing, terms, tie.keys(), scratch);
    As2Message message = packed.message();
    return new Post(tie, id, packed.mic(), message.headers(), message.body());
  }

  /** Text that shrinks by a quarter at most. */
  byte[] text(int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    String text = Base64.getEncoder().encodeToString(noise).substring(0, bytes);
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
