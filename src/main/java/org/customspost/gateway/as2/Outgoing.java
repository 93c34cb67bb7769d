package org.customspost.gateway.as2;

import java.time.Instant;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Content;

/**
 * A document to be sent.
 *
 * @param messageId with its angle brackets; the same for each try
 * @param contentType {@code application/edifact}, {@code application/xml}, …
 */
public record Outgoing(
    As2Name from,
    As2Name to,
    String messageId,
    String subject,
    String contentType,
    Optional<String> fileName,
    Content content,
    Instant time) {}
