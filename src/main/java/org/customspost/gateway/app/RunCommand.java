package org.customspost.gateway.app;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.customspost.gateway.app.metrics.Figures;
import org.customspost.gateway.app.metrics.MetricsServer;
import org.customspost.gateway.console.Console;
import org.customspost.gateway.error.GatewayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The gateway with an operator's configuration, until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the gateway with its configuration until Ctrl-C or SIGTERM.",
    footer = {
      "",
      "Check the configuration first:  ./gateway check",
      "Try the gateway without one:    ./gateway demo"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Settings settings = config.settings();
    settings.log().apply();
    Closing closing = new Closing();
    Gateway gateway = closing.add(Gateway.start(settings));
    MetricsServer metrics = closing.add(metrics(settings.metrics(), gateway, closing));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  closing.close();
                  stopped.countDown();
                },
                "stop"));
    long millis = ManagementFactory.getRuntimeMXBean().getUptime();
    out.printf(
        "Ready after %.1f s: %d partners, SFTP server on port %d, metrics on port %d. Stop with Ctrl-C.%n",
        millis / 1000.0,
        gateway.rulebook().agreements().now().all().size(),
        gateway.sftpPort(),
        metrics.port());
    out.flush();
    // What partners send is taken already; people can wait a moment.
    Console console = ConsoleWiring.start(settings, gateway, closing);
    out.printf("The console is at %s.%n", console.uri());
    out.flush();
    stopped.await();
    return 0;
  }

  private static MetricsServer metrics(
      Settings.Listener listener, Gateway gateway, Closing closing) {
    Figures figures =
        new Figures(
            gateway.rulebook().keys(),
            gateway.houses()::now,
            gateway.houses()::withoutDatabase,
            Clock.systemUTC());
    try {
      return MetricsServer.start(listener.host(), listener.port(), figures, gateway::health);
    } catch (GatewayException e) {
      closing.close();
      throw e;
    }
  }
}
