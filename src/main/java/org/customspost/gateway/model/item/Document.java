package org.customspost.gateway.model.item;

import org.jspecify.annotations.Nullable;

/**
 * A licence, certificate or invoice that goes with the item.
 *
 * @param type code of the document type as the sender has it
 */
public record Document(@Nullable String type, @Nullable String number) {}
