package org.customspost.gateway.dossier.match;

import java.util.Set;

/** What was agreed with partners, as far as the match asks for it. */
public interface Terms {
  /** Whether that post announces everything that it declares. */
  boolean announces(String operator);

  /** Whether any post does. */
  boolean expectsAny();

  /** How much weights told by that partner may differ. */
  Tolerance tolerance(String partner);

  /** Whether that authority decides before loading. */
  boolean decidesBeforeLoading(String customs);

  /** Carriers' codes of events after which a receptacle is in the air. */
  Set<String> departures();
}
