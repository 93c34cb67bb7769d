package org.customspost.gateway.alert;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the log for each alert, under a name of its own. */
final class LogMessenger implements Messenger {
  private static final Logger LOG = LoggerFactory.getLogger("alert");

  @Override
  public void send(Alert alert) {
    LOG.warn("{}", alert.title());
  }
}
