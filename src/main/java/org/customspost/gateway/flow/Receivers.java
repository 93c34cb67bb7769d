package org.customspost.gateway.flow;

import java.util.Locale;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Declarations;
import org.customspost.gateway.partner.Flow;
import org.customspost.gateway.partner.Referring;
import org.customspost.gateway.partner.Reporting;
import org.jspecify.annotations.Nullable;

/** Who gets what, in which form, as agreements say it. */
final class Receivers {
  private static final int LRN_DIGITS = 10;
  private static final int BASE = 36;

  private Receivers() {}

  static Declarations declarations(Agreement customs) {
    Declarations declarations = customs.declarations();
    // Cross-checked when loaded: a flow files only to a partner that takes declarations.
    if (declarations == null) throw new IllegalStateException(customs.partner() + " takes none");
    return declarations;
  }

  static Plan.Receiver declarations(
      Agreement customs, DeclarationFunction function, Catalogue catalogue) {
    Declarations declarations = declarations(customs);
    String type =
        switch (function) {
          case ORIGINAL -> declarations.as();
          case AMENDMENT -> declarations.amendAs();
          case CANCELLATION -> declarations.cancelAs();
          case PRESENTATION -> declarations.presentAs();
        };
    Format format = catalogue.written(type);
    return new Plan.Receiver(
        customs.partner(),
        declarations.channel(),
        Planned.Kind.DECLARATION,
        format.name(),
        declarations.batch(),
        format.syntax().extension(),
        declarations.sign().text(),
        false);
  }

  /** Who gets referrals: one an interchange, because each has its own time. */
  static Plan.Receiver referrals(
      String post, Referring referring, boolean urgent, Catalogue catalogue) {
    Format format = catalogue.written(referring.as());
    return new Plan.Receiver(
        post,
        referring.channel(),
        Planned.Kind.REFERRAL,
        format.name(),
        1,
        format.syntax().extension(),
        referring.sign().text(),
        urgent);
  }

  static Plan.Receiver replies(Agreement customs, String type, Catalogue catalogue) {
    Declarations declarations = declarations(customs);
    Format format = catalogue.written(type);
    return new Plan.Receiver(
        customs.partner(),
        declarations.channel(),
        Planned.Kind.REPLY,
        format.name(),
        1,
        format.syntax().extension(),
        declarations.sign().text(),
        false);
  }

  /**
   * @param urgent alone and before everything else that waits
   */
  static Plan.Receiver notices(Flow.Notify notify, boolean urgent, Catalogue catalogue) {
    Format format = catalogue.written(notify.as());
    return new Plan.Receiver(
        notify.partner(),
        notify.channel(),
        Planned.Kind.NOTICE,
        format.name(),
        urgent ? 1 : notify.batch(),
        format.syntax().extension(),
        notify.sign().text(),
        urgent);
  }

  static Plan.Receiver reports(
      Reporting.Receiver receiver, Planned.Kind kind, Catalogue catalogue) {
    return reports(receiver, receiver.as(), kind, catalogue);
  }

  static Plan.Receiver cargo(
      Reporting.Cargo receiver, MessageFunction function, Catalogue catalogue) {
    String type =
        switch (function) {
          case ORIGINAL -> receiver.as();
          case REPLACEMENT -> receiver.amendAs();
          case CANCELLATION -> receiver.cancelAs();
        };
    return reports(receiver, type, Planned.Kind.CARGO_REPORT, catalogue);
  }

  private static Plan.Receiver reports(
      Reporting.Receiver receiver, String type, Planned.Kind kind, Catalogue catalogue) {
    Format format = catalogue.written(type);
    return new Plan.Receiver(
        receiver.partner(),
        receiver.channel(),
        kind,
        format.name(),
        receiver.batch(),
        format.syntax().extension(),
        receiver.sign().text(),
        false);
  }

  static Planned.Document declaration(
      Filing filing,
      DeclarationFunction function,
      String lrn,
      long version,
      @Nullable Long former,
      @Nullable Ruling ruling) {
    return new Planned.Document(
        lrn,
        function.name(),
        filing.dossier(),
        filing.id(),
        version,
        former,
        null,
        filing.mrn(),
        "",
        "",
        ruling == null ? "" : ruling.text(),
        null,
        null,
        null);
  }

  /**
   * A local reference number: at most 22 characters, unique for ever (WCO D026 in its strictest
   * profile).
   */
  static String lrn(Declarations declarations, long reference) {
    String prefix = declarations.parameters().getOrDefault("lrn-prefix", "CP");
    return prefix + base36(reference);
  }

  static String base36(long reference) {
    String digits = Long.toString(reference, BASE).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, LRN_DIGITS - digits.length())) + digits;
  }
}
