package org.customspost.gateway.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything that the gateway would refuse to start with, at once, without starting it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every route, agreement, mapping, rule, list and key.",
      "Exit code 0 where all is well, 1 with all findings where something is not."
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Check check = Check.of(Gateway.home(), config.folder());
    PrintWriter out = spec.commandLine().getOut();
    for (String each : check.facts()) out.println(each);
    List<Finding> findings = check.findings();
    for (Finding each : findings) spec.commandLine().getErr().println(each);
    long bad = findings.stream().filter(each -> each.code().severity() != Severity.WARNING).count();
    out.println(
        bad == 0
            ? "All is well" + (findings.isEmpty() ? "." : ", with the warnings above.")
            : bad + " to mend; each code has a page in docs/reference/errors/.");
    return bad == 0 ? 0 : 1;
  }
}
