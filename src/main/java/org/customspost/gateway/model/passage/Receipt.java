package org.customspost.gateway.model.passage;

import org.customspost.gateway.model.Canonical;

/**
 * A partner's word, in the syntax's own service message, on an interchange we sent.
 *
 * @param controlReference of the interchange it is about
 * @param reason the partner's error code where it did not accept; else empty
 */
public record Receipt(String controlReference, boolean accepted, String reason)
    implements Canonical {}
