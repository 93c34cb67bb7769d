package org.customspost.gateway.model.passage;

/** What walks the line. */
public sealed interface Passage permits Arrival, Batch, Departure {}
