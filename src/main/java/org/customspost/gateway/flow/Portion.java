package org.customspost.gateway.flow;

import org.customspost.gateway.model.passage.Batch;

/**
 * A batch on its way from Read to Track, with the arrival it is cut from.
 *
 * @param first true for the batch that begins the arrival: its commit also plans the
 *     acknowledgement
 */
public record Portion(Inspected inspected, Batch batch, boolean first) {}
