package org.customspost.gateway.validation.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.customspost.gateway.model.item.Item;

/**
 * What the rows of a table look at, worked out once per item.
 *
 * @param value of all goods in the authority's currency, without postage
 * @param privately true where neither sender nor addressee looks like a business
 * @param grouped true where all of several pieces are under one heading and are declared as one
 */
record Facts(Item item, LocalDate date, BigDecimal value, boolean privately, boolean grouped) {}
