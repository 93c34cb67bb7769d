package org.customspost.gateway.flow;

/**
 * A departure after Sign.
 *
 * @param body the bytes to send: with the signature in them where it is enveloped
 * @param signature detached CMS; empty where none is agreed or it is enveloped
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the commit, never changed
public record Signed(Encoded encoded, byte[] body, byte[] signature) {}
