package org.customspost.gateway.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.customspost.gateway.flow.act.Action;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Short for {@code act resubmit}. Lets parked interchanges and departures go on, and keeps who said
 * so and why.
 */
@Command(
    name = "resubmit",
    mixinStandardHelpOptions = true,
    description = {
      "Gives what is parked back to the line, when its cause is mended.",
      "Nothing gets a new identity. A running gateway goes on with it within seconds. What is not"
          + " parked is left alone, so that saying it twice does no harm."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway resubmit --dry-run CP000000001X         what would go on",
      "  ./gateway resubmit --reason \"key renewed\" CP000000001X items-0715.edi",
      "",
      "Exit code 0 where something was parked under each id, 1 where nothing was."
    })
final class ResubmitCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "S10 item id, LRN, notice id, control reference or file name.")
  private List<String> ids = List.of();

  @Mixin private ReasonOptions why = new ReasonOptions();
  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    why.require(spec);
    CommandLine line = spec.commandLine();
    return new Acting(config, line.getOut(), line.getErr())
        .run(new Acting.Wish(Action.RESUBMIT, ids, why));
  }
}
