package org.customspost.gateway.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One leg of the way as the clock counts it.
 *
 * @param name carrier, number and day: {@code BA816 2026-07-15}
 * @param fromCountry empty where the airport is not in the list
 * @param toCountry as {@code fromCountry}
 * @param doubt what is doubtful about the times, to stand behind them; mostly empty
 */
public record Flight(
    String name,
    String fromCountry,
    String toCountry,
    @Nullable Instant departs,
    @Nullable Instant arrives,
    String doubt) {}
