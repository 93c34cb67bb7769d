package org.customspost.gateway.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.CmsVerifier;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.TrustedCertificate;
import org.customspost.gateway.signing.Verified;
import org.customspost.gateway.simulator.Scenario.CustomsRole;
import org.customspost.gateway.simulator.Scenario.Group;
import org.customspost.gateway.simulator.Scenario.Step;

/** A customs system: checks who signed, reads declarations, answers each as its plan says. */
public final class SimulatedCustoms implements AutoCloseable {
  private static final int LOOKS = 150;

  private final CustomsRole role;
  private final Scenario scenario;
  private final Seen seen;
  private final List<TrustedCertificate> trusted;
  private final CmsVerifier verifier = new CmsVerifier(Providers.choose());
  private final AnswerBook answers;
  private final Map<String, String> itemOfMrn = new HashMap<>();
  private final Partner partner;

  /** Opens the customs system's door. */
  public SimulatedCustoms(
      CustomsRole role, Scenario scenario, Folders folders, Instant now, Seen seen)
      throws IOException {
    this.role = role;
    this.scenario = scenario;
    this.seen = seen;
    this.trusted = certificates(role, now);
    this.answers = new AnswerBook(role, folders.templates(), now);
    partner = new Partner(role.name(), role.door(), role.readings(), folders, seen);
    partner.listen(this::objection, this::decide);
  }

  private static List<TrustedCertificate> certificates(CustomsRole role, Instant now) {
    if (role.certificate().isEmpty()) return List.of();
    Findings findings = new Findings();
    List<TrustedCertificate> read =
        Certificates.read(Path.of(role.certificate()), now, role.certificate(), findings);
    findings.throwIfRejected();
    return read;
  }

  /** Sends the answers that go before any declaration. */
  public void answerEarly() {
    for (Group group : scenario.groups()) {
      if (!group.customs().equals(role.name())) continue;
      for (int i = 0; i < group.count(); i++)
        answer(group.plan(), scenario.itemId(group, i), "early", "", "");
    }
  }

  private String objection(Letter letter) {
    if (trusted.isEmpty()) return "";
    if (letter.signature().length == 0) return "it is not signed";
    try {
      Parsed<Verified> verified =
          verifier.verify(
              new ByteArrayInputStream(letter.body()), letter.signature(), trusted, Instant.now());
      return verified.problem() == null ? "" : verified.problem().toString();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void decide(Facts declaration) {
    String function = function(declaration);
    if (!declaration.first("waybill").isEmpty()) {
      seen.reportedCargo(declaration.first("waybill"), function);
      return;
    }
    Optional<String> known = item(declaration);
    if (known.isEmpty() || function.isEmpty()) {
      seen.odd(role.name() + " cannot place declaration " + declaration.first("lrn"));
      return;
    }
    String item = known.get();
    seen.declared(item, function);
    Optional<String> plan = plan(item);
    if (plan.isEmpty()) {
      seen.odd(role.name() + " has no plan for " + item);
      return;
    }
    String referral = declaration.first("referral");
    if (!referral.isEmpty() && !answers.asked(referral))
      seen.odd(role.name() + " did not ask " + referral);
    String mrn = declaration.first("mrn");
    if (function.equals("original")) {
      mrn = answers.newMrn(item);
      itemOfMrn.put(mrn, item);
    }
    answer(plan.get(), item, function, declaration.first("lrn"), mrn);
  }

  /** What is done with an item, or with a despatch. */
  private Optional<String> plan(String item) {
    return scenario
        .groupOf(item)
        .map(Group::plan)
        .or(
            () ->
                scenario.despatches().stream()
                    .filter(each -> each.key().equals(item))
                    .map(Despatch::plan)
                    .findFirst());
  }

  /**
   * The item's id in a document of the declaration, or the despatch whose receptacles it names, or
   * that of the declaration it is about.
   */
  private Optional<String> item(Facts declaration) {
    if (!declaration.first("receptacle").isEmpty())
      return Optional.of(Despatch.key(declaration.first("receptacle")));
    Optional<String> named =
        declaration.all("document").stream()
            .filter(each -> each.matches("[A-Z]{2}[0-9]{9}[A-Z]{2}"))
            .findFirst();
    return named.isPresent() ? named : Optional.ofNullable(itemOfMrn.get(declaration.first("mrn")));
  }

  private String function(Facts declaration) {
    String code = declaration.first("function");
    if (code.isEmpty()) return role.functions().getOrDefault(declaration.reading(), "");
    String exact = role.functions().get(code + " " + declaration.first("type"));
    return exact == null ? role.functions().getOrDefault(code, "") : exact;
  }

  private void answer(String name, String item, String function, String lrn, String mrn) {
    List<Step> plan =
        scenario.plans().getOrDefault(name, List.of()).stream()
            .filter(each -> each.on().equals(function))
            .toList();
    follow(plan, item, lrn, mrn);
  }

  /** One step after the other; some wait until the post knows of the one before. */
  private void follow(List<Step> plan, String item, String lrn, String mrn) {
    if (plan.isEmpty()) return;
    Step step = plan.get(0);
    partner.when(
        () -> step.told().isEmpty() || seen.noticesOf(item).contains(step.told()),
        scenario.shipments().isEmpty() ? 0 : LOOKS,
        () -> {
          Letter letter = answers.write(step.answer(), item, lrn, mrn);
          for (int time = 1; time <= step.times(); time++)
            partner.send(copy(letter, time), step.after().plusMillis(20L * time));
          partner.after(
              step.after().plusMillis(20L * step.times()),
              () -> follow(plan.subList(1, plan.size()), item, lrn, mrn));
        });
  }

  private static Letter copy(Letter letter, int time) {
    return time == 1 ? letter : Letter.unsigned(time + "-" + letter.name(), letter.body());
  }

  @Override
  public void close() throws IOException {
    partner.close();
  }
}
