package org.customspost.gateway.flow;

import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.validation.Duplicates;

/**
 * A batch on its way from Read to Track, with the arrival it is cut from.
 *
 * @param seen the items of the arrival so far
 * @param first true for the batch that begins the arrival: its commit also plans the
 *     acknowledgement
 */
public record Portion(Inspected inspected, Batch batch, Duplicates seen, boolean first) {}
