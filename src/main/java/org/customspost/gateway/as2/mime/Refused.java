package org.customspost.gateway.as2.mime;

import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;

/** Ends the reading of a message from deep inside; whoever opens the message makes it an answer. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public Refused(ErrorCode code, String... namedValues) {
    this(Finding.of(code, Place.NOWHERE, namedValues));
  }

  public Refused(Finding finding) {
    super(finding.toString(), null, false, false);
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }

  public ErrorCode code() {
    return finding.code();
  }
}
