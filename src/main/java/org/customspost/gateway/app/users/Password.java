package org.customspost.gateway.app.users;

import static org.customspost.gateway.error.ErrorCode.CFG_514;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** A password, asked for without showing it. Never an argument: those are seen by everybody. */
final class Password {
  @Option(
      names = "--password-stdin",
      description = "Take the password from the first line of standard input.")
  private boolean fromInput;

  String ask() throws IOException {
    return Checks.requirePassword(fromInput ? fromInput() : fromTerminal());
  }

  private static String fromInput() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }

  // From JDK 22 on there is a console without a terminal, too; it answers null below.
  @SuppressWarnings("SystemConsoleNull")
  private static String fromTerminal() {
    String ways = "typed on a terminal, or --password-stdin";
    Console terminal = System.console();
    if (terminal == null)
      throw Checks.wrong(CFG_514, "problem", "cannot be asked for here", "allowed", ways);
    char[] first = terminal.readPassword("Password: ");
    char[] second = terminal.readPassword("The same again: ");
    if (first == null || !Arrays.equals(first, second))
      throw Checks.wrong(CFG_514, "problem", "was not the same twice", "allowed", ways);
    return new String(first);
  }
}
