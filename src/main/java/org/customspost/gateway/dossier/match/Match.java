package org.customspost.gateway.dossier.match;

/**
 * How it stands with an item or a receptacle.
 *
 * @param announced what the announcements say, as far as it matters for the reason
 * @param declared what the declarations say, or the other announcement
 */
public record Match(Reason reason, String announced, String declared) {
  /** All agrees. */
  public static final Match MATCHED = new Match(Reason.MATCHED, "", "");
}
