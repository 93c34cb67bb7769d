package org.customspost.gateway.console;

/** Asks whether who calls may see the personal values of one thing, and keeps that they did. */
@FunctionalInterface
public interface Look {
  /**
   * @param subject such as {@code item RR123456785DE}
   * @param reason as typed
   */
  void at(Call call, String subject, String reason);
}
