package org.customspost.gateway.as2;

import java.util.Optional;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;

/**
 * What a message carries, as its sender had it before packing.
 *
 * @param fileName as the sender calls it, its last path step only; not yet a safe file name
 * @param contentType with its parameters, as sent
 * @param headers of its entity
 * @param content with the transfer encoding taken off, byte-exact
 */
public record Payload(
    Optional<String> fileName, String contentType, Headers headers, Content content) {}
