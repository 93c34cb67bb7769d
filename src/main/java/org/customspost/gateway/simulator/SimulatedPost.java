package org.customspost.gateway.simulator;

import java.nio.file.Path;
import java.time.Duration;
import org.customspost.gateway.simulator.Scenario.PostRole;

/**
 * A post: reads what comes back for its files, answers what customs wants before loading, and tells
 * that it holds what it must hold.
 */
final class SimulatedPost {
  private static final Duration THINKING = Duration.ofMillis(200);

  private final Partner partner;
  private final Seen seen;
  private final ResponseBook responses;

  SimulatedPost(PostRole role, Path templates, Partner partner, Seen seen) {
    this.partner = partner;
    this.seen = seen;
    this.responses = new ResponseBook(role, templates);
  }

  void understood(Facts facts) {
    if (!facts.first("notice").isEmpty()) noticed(facts);
    else if (!facts.first("referral").isEmpty()) asked(facts);
    else if (!facts.first("receptacle").isEmpty()) seen.happened(facts);
    else if (!facts.first("interchange").isEmpty()) seen.reported(facts);
    else seen.acknowledged(partner.name(), facts);
  }

  private void asked(Facts referral) {
    seen.asked(referral);
    responses.toReferral(referral).ifPresent(letter -> partner.send(letter, THINKING));
  }

  private void noticed(Facts notice) {
    seen.noticed(notice);
    responses.toNotice(notice).ifPresent(letter -> partner.send(letter, THINKING));
  }
}
