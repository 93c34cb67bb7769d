package org.customspost.gateway.codec;

/**
 * What the outside of an interchange says. Empty strings where the syntax or the sender says
 * nothing.
 *
 * @param sender EDIFACT: UNB S002/0004 with its qualifier after a colon where there is one
 * @param controlReference EDIFACT: UNB 0020
 * @param preparedAt EDIFACT: UNB S004 as sent
 * @param identity of the first message: EDIFACT the S009 composite as sent ({@code
 *     TYPE:D:00A:UN:AC}); XML the root element as {@code {namespace}localName}
 * @param test EDIFACT: UNB 0035 is 1
 */
public record Envelope(
    String sender,
    String recipient,
    String controlReference,
    String preparedAt,
    String identity,
    boolean test) {

  /** The same with the identity of its first message. */
  public Envelope withIdentity(String first) {
    return new Envelope(sender, recipient, controlReference, preparedAt, first, test);
  }
}
