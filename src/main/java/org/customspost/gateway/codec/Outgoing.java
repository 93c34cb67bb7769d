package org.customspost.gateway.codec;

import java.time.LocalDateTime;

/**
 * What the envelope of an outgoing interchange says. XML uses none of it.
 *
 * @param preparedAt UNB S004, UTC
 * @param identity S009 of the messages as the agreement has it; empty for the format's own
 */
public record Outgoing(
    String sender,
    String recipient,
    String controlReference,
    LocalDateTime preparedAt,
    String identity,
    boolean test) {}
