package org.customspost.gateway.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** A demo makes the log of its whole process quiet: the tests after it are to hear it again. */
final class LogAsBefore implements BeforeAllCallback, AfterAllCallback {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private Level before = root.getLevel();

  @Override
  public void beforeAll(ExtensionContext context) {
    before = root.getLevel();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    root.setLevel(before);
  }
}
