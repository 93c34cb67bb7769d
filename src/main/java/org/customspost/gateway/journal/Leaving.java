package org.customspost.gateway.journal;

import org.customspost.gateway.model.passage.Body;

/**
 * What a departure takes with it.
 *
 * @param signature detached; empty where none is agreed
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never changed or compared
public record Leaving(Body body, byte[] signature) {}
