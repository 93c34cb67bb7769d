package org.customspost.gateway.dossier.match;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The clocks that run for something that is to be loaded.
 *
 * @param running how many deadlines of its items are not met yet
 * @param late how many of these will probably be missed, or are
 * @param deadline name of the one that is due first, as its scheme calls it
 * @param due null where no flight is announced
 * @param waitsOn whose turn it is
 */
public record Waiting(
    int running,
    int late,
    String deadline,
    String customs,
    @Nullable OffsetDateTime due,
    String waitsOn) {}
