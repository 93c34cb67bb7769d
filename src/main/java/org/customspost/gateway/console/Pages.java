package org.customspost.gateway.console;

/** The pages and API paths of one task. */
@FunctionalInterface
public interface Pages {
  void open(Routes routes);
}
