package org.customspost.gateway.model.item;

import org.customspost.gateway.model.Prose;

/**
 * A named extension field that partners agreed on; carried through unchanged (UPU CDS
 * ExtraFieldNames/Values).
 */
public record ExtraField(@Prose String name, @Prose String value) {}
