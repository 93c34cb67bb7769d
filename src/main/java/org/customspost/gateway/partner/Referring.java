package org.customspost.gateway.partner;

import java.util.List;

/**
 * How an origin post is told what customs wants before its items are loaded, and how it answers.
 *
 * @param as message type of a referral
 * @param channel that carries it
 * @param responses message types in which the post answers
 */
public record Referring(String as, String channel, Signing sign, List<String> responses) {
  public Referring {
    responses = List.copyOf(responses);
  }
}
