package org.customspost.gateway.model.item;

import org.jspecify.annotations.Nullable;

/**
 * The reference under which customs knows the item when it is not the S10 id.
 *
 * @param type UPU code list 185
 */
public record CustomsReference(String value, @Nullable String type) {}
