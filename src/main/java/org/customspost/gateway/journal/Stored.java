package org.customspost.gateway.journal;

/**
 * Bytes that are in the journal.
 *
 * @param id of the payload
 * @param hash SHA-256 of the plain bytes, hex
 * @param bytes length of the plain bytes
 */
public record Stored(long id, String hash, long bytes) {}
