package org.customspost.gateway.flow;

import org.customspost.gateway.codec.Inspection;

/** An arrival after the first pass: what of it is accepted is settled. */
public record Inspected(Identified identified, Inspection inspection) {}
