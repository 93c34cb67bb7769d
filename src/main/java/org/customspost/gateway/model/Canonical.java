package org.customspost.gateway.model;

/** The root record of a mapping: what a message says, freed from its syntax. */
public interface Canonical {}
