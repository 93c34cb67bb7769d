package org.customspost.gateway.console;

/** Answers a call. What it throws becomes an error page. */
@FunctionalInterface
public interface Answer {
  void to(Call call) throws Exception;
}
