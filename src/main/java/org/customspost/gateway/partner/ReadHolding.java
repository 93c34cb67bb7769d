package org.customspost.gateway.partner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.yaml.YamlMap;

/** Reads what was agreed about orders to hold. */
final class ReadHolding {
  private final References references;

  ReadHolding(References references) {
    this.references = references;
  }

  Holding read(YamlMap holds) {
    List<String> types = holds.texts("acknowledgements");
    for (String each : types)
      references.readable(holds, "acknowledgements", each, Content.ACKNOWLEDGEMENT);
    List<Holding.Step> steps = new ArrayList<>();
    Duration last = Duration.ZERO;
    for (YamlMap each : holds.maps("unacknowledged")) {
      Holding.Step step = step(each);
      if (step.after().compareTo(last) <= 0)
        each.wrong("after", each.text("after", ""), "a longer time than the step before it");
      last = step.after();
      steps.add(step);
    }
    holds.done();
    return new Holding(types, steps);
  }

  private Holding.Step step(YamlMap step) {
    if (!step.has("after")) step.text("after"); // says that it is missing
    boolean notice = step.flag("notice", false);
    String alert = step.text("alert", "");
    references.destination(step, "alert", alert);
    if (!notice && alert.isEmpty())
      step.wrong("notice", "false", "true, or the name of a destination as alert, or both");
    Holding.Step read = new Holding.Step(step.duration("after", Duration.ZERO), notice, alert);
    step.done();
    return read;
  }
}
