package org.customspost.gateway.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;

/** A configuration with two partners that agree, for tests that then break it. */
final class ConfigFolder {
  static final Known KNOWN =
      new Known(
          Map.of(
              "itmatt@1.5.0", Set.of(Content.ITEM),
              "cardit@2.1", Set.of(Content.ITEM),
              "wco-res@3.6", Set.of(Content.ANSWER),
              "emsevt@1", Set.of(Content.EVENT),
              "noticeack-xml@1", Set.of(Content.ACKNOWLEDGEMENT)),
          Map.of(
              "wco-dec@3.6", Set.of(Content.DECLARATION, Content.PRESENTATION),
              "wco-inv@3.6", Set.of(Content.CANCELLATION),
              "notice-xml@1", Set.of(Content.NOTICE)),
          Map.of(),
          Set.of("item-base", "gb-import"),
          Set.of("south"),
          Set.of("south-decisions", "arrival-events"),
          Set.of("default"),
          Set.of("eu-ics2"),
          Set.of("gateway-2026"),
          Set.of("south-2026"),
          Set.of("cuscar"),
          Set.of("duty-desk"));

  static final String POST =
      """
      partner: north-post
      role: operator
      mode: live
      addresses: [GB001]
      our-address: XX101
      time-zone: Europe/London
      limits: {interchange: 64MB, compressed: true}
      duplicates: {window: 10d}
      acknowledge: {contrl: true, identity: "CONTRL:D:3:UN", reports: [text, xml], channel: out}
      channels:
        - {id: in, kind: file, folder: data/north/in, send: false}
        - {id: out, kind: file, folder: data/north/out, receive: false}
      flows:
        - name: parcels
          message: itmatt
          destination: [GB, XI]
          from: 2026-01-01
          file-to: south-customs
          purpose: import
          rules: [item-base]
          notify:
            - {partner: north-post, as: notice-xml, channel: out, on: [RELEASED, HOLD_EXAM], batch: 10}
      retry: {budget: 24h, first: 5s, factor: 2, most: 15m}
      events: [emsevt]
      """;

  static final String CUSTOMS =
      """
      partner: south-customs
      role: customs
      mode: live
      channels:
        - {id: queue, kind: jms, user: gateway, password: "env:SOUTH", inbound: south.answers, outbound: south.in, dead-letter: south.dead}
      declarations:
        as: wco-dec
        version: "3.6"
        cancel-as: wco-inv
        channel: queue
        batch: 1
        sign: {kind: cms, key: gateway-2026}
        eligibility: south
        lodge: at-arrival
        parameters: {declarant: XI000000000000}
      answers:
        formats: [wco-res]
        codes: {decision: south-decisions}
        verify: {certificates: [south-2026], required: true}
        within: 4h
        rank: default
      """;

  private final Path config;

  ConfigFolder(Path parent) {
    this.config = parent.resolve("config");
    write("north-post", POST);
    write("south-customs", CUSTOMS);
  }

  Path path() {
    return config;
  }

  ConfigFolder write(String partner, String yaml) {
    try {
      Files.createDirectories(config.resolve("partners"));
      Files.writeString(config.resolve("partners").resolve(partner + ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  ConfigFolder remove(String partner) throws IOException {
    Files.delete(config.resolve("partners").resolve(partner + ".yaml"));
    return this;
  }

  Agreements load() {
    return Agreements.load(config, KNOWN);
  }

  /** What is wrong with it, as people read it; empty where it loads. */
  List<String> problems() {
    try {
      return load().warnings().stream().map(Finding::toString).toList();
    } catch (GatewayException e) {
      return e.findings().stream().map(Finding::toString).toList();
    }
  }
}
