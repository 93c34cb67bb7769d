package org.customspost.gateway.model.customs;

import java.math.BigDecimal;
import org.customspost.gateway.model.item.Money;
import org.jspecify.annotations.Nullable;

/**
 * One duty or tax line.
 *
 * @param type the authority's code of the duty or tax
 * @param piece content piece it is for, 1-based; null for the whole declaration
 */
public record Tax(
    @Nullable String type,
    @Nullable Integer piece,
    @Nullable BigDecimal rate,
    @Nullable Money amount) {}
