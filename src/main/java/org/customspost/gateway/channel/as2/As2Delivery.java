package org.customspost.gateway.channel.as2;

import static org.customspost.gateway.error.ErrorCode.SND_351;
import static org.customspost.gateway.error.ErrorCode.SND_352;
import static org.customspost.gateway.error.ErrorCode.SND_354;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Correspondence.Proof;
import org.customspost.gateway.model.passage.Correspondence.Verdict;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.partner.As2Outbound;

/** Posts departures as they were packed, and reads the receipt where the answer has one. */
public final class As2Delivery {
  private static final int FIRST_GOOD = 200;
  private static final int FIRST_BAD = 300;
  private static final Duration RECEIPT_TIMEOUT = Duration.ofMinutes(1);

  private final Relation relation;
  private final Calls calls;
  private final TakeReceipt receipts;

  As2Delivery(Relation relation, Calls calls, TakeReceipt receipts) {
    this.relation = relation;
    this.calls = calls;
    this.receipts = receipts;
  }

  /** Called by the route. */
  public List<String> deliver(List<Departure> departures) {
    return departures.stream().map(this::deliver).toList();
  }

  private String deliver(Departure departure) {
    try {
      As2Message message = WireForm.read(departure.body());
      boolean receipt = Departure.RECEIPT.equals(departure.properties().get("format"));
      return receipt ? receipt(departure, message) : message(departure, message);
    } catch (IOException e) {
      throw new GatewayException(unsendable(departure, "it was not packed for AS2"), e);
    }
  }

  /** A receipt of ours, to the address that the agreement names. */
  private String receipt(Departure departure, As2Message message) throws IOException {
    URI address =
        relation
            .asyncMdn()
            .orElseThrow(
                () ->
                    new GatewayException(
                        unsendable(departure, "the agreement names no async-mdn any more")));
    return good(address, calls.post(address, message, RECEIPT_TIMEOUT));
  }

  private String message(Departure departure, As2Message message) throws IOException {
    As2Outbound agreed =
        relation
            .channel()
            .send()
            .orElseThrow(
                () -> new GatewayException(unsendable(departure, "the channel does not send")));
    Calls.Answer answer = calls.post(agreed.url(), message, agreed.timeout());
    Optional<Mdn> mdn = receipts.peek(answer.message());
    if (mdn.isPresent())
      return proof(answer, receipts.answered(relation, answer.message(), mdn.get()));
    String proof = good(agreed.url(), answer);
    if (agreed.mdn() == As2Outbound.Mdn.SYNC) throw failed(SND_352, agreed.url(), answer);
    return proof;
  }

  /** A refusal is no failure of the transport: it was parked with its reason. */
  private static String proof(Calls.Answer answer, Proof proof) {
    if (proof.verdict() == Verdict.DOUBTFUL)
      throw new GatewayException(
          proof
              .finding()
              .orElse(
                  Finding.of(
                      ErrorCode.RCV_361,
                      Place.NOWHERE,
                      "partner",
                      proof.partner(),
                      "message",
                      proof.originalMessageId())));
    return "HTTP %d, MDN %s: %s, MIC %s"
        .formatted(answer.status(), proof.messageId(), proof.disposition(), proof.mic());
  }

  private static String good(URI address, Calls.Answer answer) {
    if (answer.status() < FIRST_GOOD || answer.status() >= FIRST_BAD)
      throw failed(SND_351, address, answer);
    return "HTTP " + answer.status();
  }

  private static GatewayException failed(ErrorCode code, URI address, Calls.Answer answer) {
    return new GatewayException(
        Finding.of(
            code,
            Place.NOWHERE,
            "where",
            address.toString(),
            "status",
            Integer.toString(answer.status())));
  }

  private static Finding unsendable(Departure departure, String problem) {
    return Finding.of(SND_354, Place.NOWHERE, "name", departure.fileName(), "problem", problem);
  }
}
