package org.customspost.gateway.app;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.customspost.gateway.flow.act.Action;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything that a person may do with messages and channels, as the console does it. */
@Command(
    name = "act",
    mixinStandardHelpOptions = true,
    description = {
      "Does with messages and channels what the console does, and keeps who did it and why.",
      "",
      "  resubmit     what is parked goes on",
      "  resend       what was sent is sent again, byte for byte, under its first identity",
      "  renotify     operators get a new notice of what holds now",
      "  cancel       what is tried again and again is parked",
      "  pause        channels stand still, on every gateway and after a restart too",
      "  resume       channels that stand still go on",
      "  acknowledge  somebody at the operator has seen a hold",
      "",
      "What has changed meanwhile is left alone, and it is said why."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway act resend --dry-run CP000000001X        what would be sent again",
      "  ./gateway act resend --reason \"lost by them\" CP000000001X",
      "  ./gateway act pause --reason \"their server moves\" north-post/mailbox",
      "  ./gateway act acknowledge --reason \"told by phone\" RR473124829GB",
      "",
      "Exit code 0 where something was to be done under each id, 1 where nothing was."
    })
final class ActCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "ACTION",
      description = "resubmit, resend, renotify, cancel, pause, resume, acknowledge")
  private String action = "";

  @Parameters(
      index = "1..*",
      paramLabel = "ID",
      arity = "1..*",
      description = {
        "S10 item id, LRN, notice id, control reference or file name;",
        "to pause and resume: a partner, or partner/channel."
      })
  private List<String> ids = List.of();

  @Mixin private ReasonOptions why = new ReasonOptions();
  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Action wanted =
        Action.of(action)
            .orElseThrow(
                () ->
                    new CommandLine.ParameterException(
                        spec.commandLine(), "no action " + action + "; there is " + allowed()));
    why.require(spec);
    CommandLine line = spec.commandLine();
    return new Acting(config, line.getOut(), line.getErr()).run(new Acting.Wish(wanted, ids, why));
  }

  private static String allowed() {
    return Arrays.stream(Action.values()).map(Action::word).collect(Collectors.joining(", "));
  }
}
