package org.customspost.gateway.validation;

import java.time.LocalDate;
import org.customspost.gateway.error.Place;

/**
 * Under which conditions an item is judged.
 *
 * @param date the day; decides which dated rules hold
 * @param place interchange, message and ordinal of the item; findings begin with it
 * @param authority rules of this authority hold beside those of all; empty for none
 */
public record Circumstances(LocalDate date, Place place, String authority) {}
