package org.customspost.gateway;

/** The build runs test classes in two processes side by side: what they share is kept apart. */
public final class TestFork {
  /** As many as the build starts at most. */
  static final int MOST = 2;

  private TestFork() {}

  /** Which of them this is, from 1; 1 also where a test runs in an IDE. */
  public static int number() {
    return Integer.getInteger("test.fork", 1);
  }
}
