package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.customspost.gateway.app.bench.Outbox;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.channel.as2.AgreedKeys;
import org.customspost.gateway.channel.as2.As2Wrapping;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.Encoded;
import org.customspost.gateway.flow.Keeping;
import org.customspost.gateway.flow.Sign;
import org.customspost.gateway.flow.Signatures;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.Signers;

/** The outbox of a gateway that was started for a benchmark. */
final class GatewayOutbox implements Outbox {
  private final Gateway gateway;
  private final Sign sign;

  private GatewayOutbox(Gateway gateway, Sign sign) {
    this.gateway = gateway;
    this.sign = sign;
  }

  static Outbox open(Path home, Path config) throws IOException {
    Findings findings = new Findings();
    Settings settings = Settings.read(home, config, findings);
    findings.throwIfRejected();
    Gateway gateway = Gateway.start(settings);
    return new GatewayOutbox(gateway, sign(gateway, settings));
  }

  private static Sign sign(Gateway gateway, Settings settings) throws IOException {
    Memory memory = gateway.memory();
    Rulebook rulebook = gateway.rulebook();
    Providers providers = Providers.choose();
    As2Wrapping wrapping =
        new As2Wrapping(
            rulebook.agreements(),
            new AgreedKeys(rulebook.keys()),
            Primitives.choose(providers),
            settings.config().resolve("packing"));
    return new Sign(
        memory.database(),
        new Keeping(memory.units(), rulebook.agreements(), settings.retention()),
        memory.payloads(),
        new Departures(),
        memory.work(),
        new Log(),
        new Signatures(new Signers(rulebook.keys(), providers), wrapping));
  }

  @Override
  public long put(String partner, String channel, Body document) {
    Planned planned =
        gateway
            .memory()
            .database()
            .transaction(
                handle -> {
                  long id = Ids.next(handle, "departure", 1).get(0);
                  Planned next = planned(id, partner, channel);
                  new Departures().plan(handle, List.of(next));
                  return next;
                });
    sign.sign(List.of(new Encoded(planned, document, "application/edifact", List.of())));
    return planned.id();
  }

  private static Planned planned(long id, String partner, String channel) {
    String control = "%014d".formatted(id);
    return new Planned(
        id,
        partner,
        channel,
        Planned.Kind.REPORT,
        "report",
        null,
        control,
        partner + "-" + control,
        "bench_" + control + ".edi",
        OffsetDateTime.now(ZoneOffset.UTC),
        "",
        "",
        List.of());
  }

  @Override
  public String state(long departure) {
    return gateway
        .memory()
        .database()
        .transaction(
            handle ->
                handle
                    .createQuery("select state from departure where id = :id")
                    .bind("id", departure)
                    .mapTo(String.class)
                    .one());
  }

  @Override
  public void close() {
    gateway.close();
  }
}
