package org.customspost.gateway.model.transport;

import org.jspecify.annotations.Nullable;

/**
 * What the head or the end of a manifest says there is in all; compared with what its lines say.
 *
 * @param grossMassGrams in grams
 */
public record Totals(
    @Nullable Integer lines,
    @Nullable Integer receptacles,
    @Nullable Integer items,
    @Nullable Integer pieces,
    @Nullable Long grossMassGrams) {}
