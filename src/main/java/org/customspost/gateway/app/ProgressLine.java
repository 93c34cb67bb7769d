package org.customspost.gateway.app;

import java.io.PrintWriter;
import java.util.function.IntConsumer;

/**
 * How far long work is: a bar that is drawn anew on a terminal, a line for each tenth elsewhere.
 */
final class ProgressLine implements IntConsumer {
  private static final int WIDTH = 40;

  private final PrintWriter out;
  private final boolean terminal;
  private final String what;
  private final int total;
  private int shown = -1;

  ProgressLine(PrintWriter out, boolean terminal, String what, int total) {
    this.out = out;
    this.terminal = terminal;
    this.what = what;
    this.total = Math.max(1, total);
  }

  @Override
  public void accept(int done) {
    int full = terminal ? WIDTH : 10;
    int now = (int) Math.min(full, (long) done * full / total);
    if (now == shown) return;
    shown = now;
    if (terminal) {
      out.printf(
          "\r[%s%s] %d of %d %s", "#".repeat(now), " ".repeat(WIDTH - now), done, total, what);
    } else {
      out.printf("%d of %d %s%n", done, total, what);
    }
    out.flush();
  }

  void end() {
    if (terminal) out.println();
  }
}
