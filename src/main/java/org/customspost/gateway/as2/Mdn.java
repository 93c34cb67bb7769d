package org.customspost.gateway.as2;

import java.util.Optional;

/**
 * What a receipt says (RFC 8098, RFC 4130 section 7.4).
 *
 * @param text for people
 * @param finalRecipient AS2 name of who received
 * @param originalMessageId as the message had it, with its angle brackets
 * @param mic of what was received, where one is stated
 */
public record Mdn(
    String text,
    String reportingUa,
    Optional<String> originalRecipient,
    String finalRecipient,
    String originalMessageId,
    Disposition disposition,
    Optional<Mic> mic) {}
