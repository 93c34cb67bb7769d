package org.customspost.gateway.as2.peer;

/**
 * What a peer says became of a message that it sent.
 *
 * @param receipt none, unsigned or signed
 * @param mic match, mismatch or absent
 * @param taken whether it takes the receipt as proof of delivery
 * @param reason why not, in its own words
 */
record Outcome(
    String messageId,
    String receipt,
    String disposition,
    String mic,
    boolean taken,
    String reason) {}
