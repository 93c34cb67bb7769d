package org.customspost.gateway.model.passage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Finding;

/**
 * What the journal remembers of messages that have ids and receipts, for the door that has them.
 */
public interface Correspondence {

  /** The message that was taken under that id, if any. */
  Optional<Earlier> earlier(String partner, String channel, String messageId);

  /**
   * It came once more and got its answer again; where that goes through the outbox, it goes now.
   */
  void repeated(Earlier earlier);

  /** A message that is refused at the door: kept for support, never worked on. */
  void turnedAway(TurnedAway message) throws IOException;

  /** What a departure carried before it was packed. */
  Document document(long departure);

  /** What we sent to that partner under that id, if anything. */
  Optional<Sent> sent(String partner, String messageId);

  /** A receipt came. Each is kept; the first that decides counts. */
  void proved(Proof proof);

  /**
   * @param hash SHA-256 of the payload, hex
   * @param attached the same of each of its attachments
   * @param answer as it was sent
   */
  record Earlier(long arrival, String hash, List<String> attached, Handover.Answer answer) {
    public Earlier {
      attached = List.copyOf(attached);
    }
  }

  /**
   * @param partner empty where the sender is not known
   * @param name as the door shows it to people
   * @param difference where the sender signed another digest than that of what came
   */
  record TurnedAway(
      String partner,
      String channel,
      String name,
      Handover handover,
      Finding finding,
      Optional<Difference> difference) {}

  /**
   * Two digests of one content, kept so that support can explain it.
   *
   * @param digested the exact bytes that we digested; read once
   * @param stated the digest that the sender signed
   * @param found ours
   */
  record Difference(InputStream digested, String stated, String found) {}

  /**
   * @param mic digest that a receipt must state
   * @param decided true where a receipt decided already
   */
  record Sent(long departure, String channel, String mic, boolean decided) {}

  /** What a receipt means for the departure. */
  enum Verdict {
    ACCEPTED,
    REFUSED,
    /** No proof of anything: badly signed, about something else. Changes nothing. */
    DOUBTFUL
  }

  /**
   * A receipt as it came.
   *
   * @param departure empty where it is about nothing that we sent to this partner
   * @param finding why, where it is not accepted
   * @param message header fields, empty line and body as they came
   * @param digested the exact bytes that we digested, where the partner's digest is another
   */
  @SuppressWarnings("ArrayRecordComponent") // handed to the commit, never changed
  record Proof(
      String partner,
      Optional<Long> departure,
      String messageId,
      String originalMessageId,
      Verdict verdict,
      String disposition,
      String mic,
      Optional<Finding> finding,
      byte[] message,
      Optional<InputStream> digested) {

    /** The same with the bytes that we digested. */
    public Proof with(InputStream bytes) {
      return new Proof(
          partner,
          departure,
          messageId,
          originalMessageId,
          verdict,
          disposition,
          mic,
          finding,
          message,
          Optional.of(bytes));
    }
  }

  /**
   * A document as it was handed to the door.
   *
   * @param content read once; the caller closes it
   */
  record Document(String fileName, String contentType, InputStream content) {}
}
