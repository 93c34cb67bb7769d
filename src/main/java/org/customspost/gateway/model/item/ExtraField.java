package org.customspost.gateway.model.item;

/**
 * A named extension field that partners agreed on; carried through unchanged (UPU CDS
 * ExtraFieldNames/Values).
 */
public record ExtraField(String name, String value) {}
