package org.customspost.gateway.partner;

import java.util.Locale;
import java.util.Set;

/** What is kept equally long, by what it is about. */
public enum RetentionClass {
  ITEMS(Days.USUAL),
  EVENTS(Days.USUAL),
  ANNOUNCEMENTS(Days.USUAL),
  ANSWERS(Days.OF_CUSTOMS),
  DECLARATIONS(Days.OF_CUSTOMS),
  NOTICES(Days.USUAL),
  /** What is asked before loading, what the post responds, what customs is replied. */
  REFERRALS(Days.USUAL),
  /** To senders about their messages, and of manifests and receptacles to whoever is told. */
  REPORTS(Days.USUAL),
  ACKNOWLEDGEMENTS(Days.OF_CUSTOMS),
  /** What could not be recognised, or was turned away at the door. */
  OTHER(Days.USUAL);

  private final int usually;

  RetentionClass(int usually) {
    this.usually = usually;
  }

  /** Days, where nobody says anything else. */
  int usually() {
    return usually;
  }

  /** As settings and the journal write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of what came in, by what it holds; other where it holds nothing that is known. */
  public static RetentionClass of(Set<Content> contents) {
    if (contents.contains(Content.ITEM)) return ITEMS;
    if (contents.contains(Content.ANSWER)) return ANSWERS;
    if (contents.contains(Content.EVENT) || contents.contains(Content.RECEPTACLE_EVENT))
      return EVENTS;
    if (contents.contains(Content.ANNOUNCEMENT)) return ANNOUNCEMENTS;
    return contents.contains(Content.RESPONSE) ? REFERRALS : OTHER;
  }

  private static final class Days {
    /** An accounting year, and a month for what comes late. */
    static final int USUAL = 400;

    /**
     * Three years and a little: so long customs laws commonly ask declarants for what they said.
     */
    static final int OF_CUSTOMS = 1100;
  }
}
