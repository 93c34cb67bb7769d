package org.customspost.gateway.model.passage;

import java.io.InputStream;
import java.util.List;

/**
 * What a transport with receipts adds to an interchange that came in. Kept in the same commit, so
 * that a repeat gets the very answer that the first one got.
 *
 * @param messageId by which the sender names the message, as it came
 * @param entity header fields and body as they came: the evidence; read once, by Receive
 * @param mic digest that the receipt states; empty for none
 * @param attachments kept beside the document, not worked on
 */
public record Handover(
    String messageId, InputStream entity, String mic, Answer answer, List<Attachment> attachments) {
  public Handover {
    attachments = List.copyOf(attachments);
  }

  /**
   * A further part of the message, beside its document.
   *
   * @param name as its sender calls it; may be empty
   * @param content read once, by Receive
   */
  public record Attachment(String name, String contentType, InputStream content) {}

  /**
   * The receipt.
   *
   * @param message header fields, empty line and body as they are sent; empty where none is wanted
   * @param disposition what it says
   * @param later true where it leaves through the outbox and not on the same connection
   */
  @SuppressWarnings("ArrayRecordComponent") // handed to the commit, never changed
  public record Answer(byte[] message, String disposition, boolean later) {}
}
