package org.customspost.gateway.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole gateway on invented input, to watch. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Plays a whole scenario with everything embedded, and tells what happened to each item.",
      "Posts and customs administrations exchange over 200 items. Goes on until Ctrl-C."
    },
    footer = {
      "",
      "The tour that goes with it: docs/start.md",
      "Exit code with --exit: 0 where every item ended as the scenario says, else 1."
    })
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--exit", description = "End after the scenario instead of running on.")
  private boolean exit;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The demo's folder, emptied first (default: data/demo of the gateway).")
  private Path data = Gateway.home().resolve("data/demo");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    QuietLog.untilTrouble();
    Demo demo =
        new Demo(
            Gateway.home(),
            data.toAbsolutePath().normalize(),
            out,
            Boolean.getBoolean("gateway.terminal"));
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              demo.close();
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    boolean asPlanned = demo.play();
    if (exit) {
      Runtime.getRuntime().removeShutdownHook(stop);
      demo.close();
      return asPlanned ? 0 : 1;
    }
    out.println();
    out.println("The gateway runs on. Change an agreement in " + data + "/config/partners,");
    out.println("or put a file into the mailbox, folder in. Stop with Ctrl-C.");
    out.flush();
    stopped.await();
    return asPlanned ? 0 : 1;
  }
}
