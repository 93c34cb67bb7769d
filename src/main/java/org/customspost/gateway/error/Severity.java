package org.customspost.gateway.error;

/** What a finding does to the thing it is about. */
public enum Severity {
  /** The item, message or interchange is refused; its sender must mend it. */
  REJECT,
  /** The passage is kept and waits for support; nothing is lost. */
  PARK,
  /** Told, but the work goes on. */
  WARNING
}
