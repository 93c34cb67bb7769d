package org.customspost.gateway.codec.xml;

import org.customspost.gateway.error.Finding;

/** The document cannot be read further; the finding says why. */
final class XmlProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  XmlProblem(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  XmlProblem(Finding finding, Throwable cause) {
    super(finding.toString(), cause);
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
