package org.customspost.gateway.dossier.match;

import java.time.OffsetDateTime;

/**
 * How it stands with one item, or with a receptacle of which no item is known: the two sources side
 * by side.
 *
 * @param item S10; empty for a receptacle without items
 * @param announced what the announcement says that matters for the reason
 * @param announcedBy who announced it, and in which message
 * @param declared what the other side says
 * @param declaredBy who said that, and in which message
 * @param decided what authorities hold of it
 * @param since when it got this reason
 */
public record MatchLine(
    String item,
    String receptacle,
    Reason reason,
    String announced,
    String announcedBy,
    String declared,
    String declaredBy,
    String decided,
    OffsetDateTime since) {}
