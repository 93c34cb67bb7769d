package org.customspost.gateway.journal;

/**
 * Something that an identifier means.
 *
 * @param number of the dossier, arrival or departure
 * @param subject S10 id of the item, name of the message, or number of what carries items
 * @param as what of it the identifier is: {@code item id}, {@code LRN}, {@code file name}
 * @param partner it came from or goes to
 * @param state in one word; empty where nothing is decided
 */
public record Hit(
    Story.Kind kind, long number, String subject, String as, String partner, String state) {}
