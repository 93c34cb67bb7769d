package org.customspost.gateway.error;

import java.util.List;

/** A step cannot go on. Carries at least one finding; the first says why. */
public final class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  public GatewayException(Finding finding) {
    this(List.of(finding));
  }

  public GatewayException(List<Finding> findings) {
    super(findings.get(0).toString());
    this.findings = List.copyOf(findings);
  }

  public GatewayException(Finding finding, Throwable cause) {
    super(finding.toString(), cause);
    this.findings = List.of(finding);
  }

  /** All findings, the reason first. */
  public List<Finding> findings() {
    return findings;
  }

  public ErrorCode code() {
    return findings.get(0).code();
  }
}
