package org.customspost.gateway.codec;

/**
 * A part of an interchange.
 *
 * @param opening its first kilobyte or so: how it is encoded, and its service characters
 * @param bytes of the part
 * @param offset where the part begins in the interchange
 * @param last whether the interchange ends with it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Excerpt(byte[] opening, byte[] bytes, long offset, boolean last) {}
