package org.customspost.gateway.error;

/** Whose turn it is to act on a finding. */
public enum Turn {
  SENDER("Sender must re-send."),
  US("The operator of this gateway must act."),
  RECEIVER("The receiving partner must act.");

  private final String sentence;

  Turn(String sentence) {
    this.sentence = sentence;
  }

  /** The closing sentence of a finding's text. */
  public String sentence() {
    return sentence;
  }
}
