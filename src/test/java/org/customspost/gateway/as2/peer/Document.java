package org.customspost.gateway.as2.peer;

/**
 * What a peer received.
 *
 * @param octets the content, a character (ISO 8859-1) for each byte
 */
record Document(String messageId, String name, String contentType, String octets) {}
