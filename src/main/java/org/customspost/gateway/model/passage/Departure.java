package org.customspost.gateway.model.passage;

import java.util.Map;

/**
 * One interchange that leaves, READY in the journal: its bytes and its names never change again.
 *
 * @param id in the journal
 * @param partner name of the agreement
 * @param channel id of the channel in the agreement
 * @param uniqueId the identity the receiver can know a repeat by: JMS duplicate id, AS2 Message-ID
 * @param fileName name on SFTP and in folders, unique per partner
 * @param contentType MIME type of the body
 * @param body read where it is sent: a large one is never whole in memory
 * @param signature detached CMS (DER); empty where none is agreed
 * @param properties facts that a transport may carry beside the body (message type, LRN)
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by id only; the bytes are handed through, never changed
public record Departure(
    long id,
    String partner,
    String channel,
    String uniqueId,
    String fileName,
    String contentType,
    Body body,
    byte[] signature,
    Map<String, String> properties)
    implements Passage {
  /** Format of a departure that is a receipt of the transport: its property {@code format}. */
  public static final String RECEIPT = "mdn";

  public Departure {
    properties = Map.copyOf(properties);
  }
}
