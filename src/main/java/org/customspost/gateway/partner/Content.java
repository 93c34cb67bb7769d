package org.customspost.gateway.partner;

/** What a message can hold: what an agreement may use it for. */
public enum Content {
  ITEM("items"),
  EVENT("item events"),
  DECLARATION("declarations"),
  CANCELLATION("cancellations"),
  PRESENTATION("presentation notices"),
  ANSWER("answers of customs"),
  NOTICE("notices"),
  REFERRAL("referrals"),
  RESPONSE("responses to referrals"),
  REPLY("replies to customs"),
  ACKNOWLEDGEMENT("acknowledgements of notices"),
  ANNOUNCEMENT("announcements"),
  MANIFEST("manifests"),
  /** A manifest that the receiver registers under a number of its own. */
  CARGO_FILING("cargo filings"),
  RECEPTACLE_EVENT("events of receptacles");

  private final String words;

  Content(String words) {
    this.words = words;
  }

  /** As a person says it. */
  String words() {
    return words;
  }
}
