package org.customspost.gateway.dossier.match;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the newest data of an item says of it.
 *
 * @param firstAt when the first version came
 * @param receptacle S9 that the data itself names; empty where it names none
 * @param despatch S8, likewise
 * @param returnOf S10 of the outbound item it is the return of; empty where it is none
 * @param outboundKnown whether that outbound item is known
 */
record Declared(
    long dossier,
    long version,
    String operator,
    boolean cancelled,
    Instant firstAt,
    @Nullable Long grams,
    String receptacle,
    String despatch,
    String returnOf,
    boolean outboundKnown) {}
