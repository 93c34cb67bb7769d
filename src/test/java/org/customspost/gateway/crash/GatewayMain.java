package org.customspost.gateway.crash;

import java.io.IOException;
import java.nio.file.Path;
import org.customspost.gateway.app.Gateway;
import org.customspost.gateway.app.Settings;
import org.customspost.gateway.error.Findings;

/**
 * The whole gateway in a process that can be killed. Says when it is ready; ends with its input.
 */
final class GatewayMain {
  private GatewayMain() {}

  public static void main(String[] arguments) throws IOException {
    Findings findings = new Findings();
    Settings settings = Settings.read(Path.of(arguments[0]), Path.of(arguments[1]), findings);
    findings.throwIfRejected();
    Gateway gateway = Gateway.start(settings);
    System.out.println("ready");
    while (System.in.read() >= 0) {}
    gateway.close();
  }
}
