package org.customspost.gateway.flow;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.mapping.WriteMapping;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Notice;
import org.customspost.gateway.model.customs.NoticeAcknowledgement;
import org.customspost.gateway.model.customs.Referral;
import org.customspost.gateway.model.customs.ReferralResponse;
import org.customspost.gateway.model.customs.Reply;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.transport.CargoFiling;
import org.customspost.gateway.model.transport.ItemEvent;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ReceptacleEvent;
import org.customspost.gateway.partner.Content;

/** What agreements may use the formats of a catalogue for. */
public final class FormatUses {
  private static final Map<Class<?>, Set<Content>> RECORDS =
      Map.ofEntries(
          Map.entry(Item.class, Set.of(Content.ITEM)),
          Map.entry(ItemEvent.class, Set.of(Content.EVENT)),
          Map.entry(Answer.class, Set.of(Content.ANSWER)),
          Map.entry(Notice.class, Set.of(Content.NOTICE)),
          Map.entry(NoticeAcknowledgement.class, Set.of(Content.ACKNOWLEDGEMENT)),
          Map.entry(Referral.class, Set.of(Content.REFERRAL)),
          Map.entry(ReferralResponse.class, Set.of(Content.RESPONSE)),
          Map.entry(Reply.class, Set.of(Content.REPLY)),
          Map.entry(Manifest.class, Set.of(Content.ANNOUNCEMENT, Content.MANIFEST)),
          Map.entry(CargoFiling.class, Set.of(Content.MANIFEST, Content.CARGO_FILING)),
          Map.entry(ReceptacleEvent.class, Set.of(Content.ANNOUNCEMENT, Content.RECEPTACLE_EVENT)));

  private FormatUses() {}

  /** By format name, what can be read from it. */
  public static Map<String, Set<Content>> reading(Catalogue catalogue) {
    Map<String, Set<Content>> uses = new TreeMap<>();
    catalogue.readers().forEach((name, reader) -> uses.put(name, of(reader.canonical())));
    return uses;
  }

  /** By format name, what can be written in it. */
  public static Map<String, Set<Content>> writing(Catalogue catalogue) {
    Map<String, Set<Content>> uses = new TreeMap<>();
    catalogue.writers().forEach((name, writer) -> uses.put(name, of(writer)));
    return uses;
  }

  /** By format name, what notices in it can say. */
  public static Map<String, Set<Meaning>> telling(Catalogue catalogue) {
    Map<String, Set<Meaning>> tells = new TreeMap<>();
    catalogue
        .writers()
        .forEach(
            (name, writer) -> {
              if (writer.canonical() == Notice.class) tells.put(name, writer.meanings());
            });
    return tells;
  }

  /** Message types and formats whose interchanges name sender and recipient. */
  public static Set<String> named(Catalogue catalogue) {
    Set<String> named = new HashSet<>();
    for (String format : catalogue.writers().keySet()) {
      String type = format.substring(0, format.indexOf('@'));
      for (String each : List.of(format, type))
        if (catalogue.written(each).syntax().hasEnvelope()) named.add(each);
    }
    return Set.copyOf(named);
  }

  static Set<Content> of(ReadMapping reader) {
    return of(reader.canonical());
  }

  private static Set<Content> of(Class<?> record) {
    return RECORDS.getOrDefault(record, Set.of());
  }

  private static Set<Content> of(WriteMapping writer) {
    Set<Content> uses = EnumSet.noneOf(Content.class);
    uses.addAll(of(writer.canonical()));
    if (writer.canonical() == Declaration.class)
      writer.functions().forEach(each -> uses.add(declaring(each)));
    // A customs system may take the item itself, which says whether it is new, changed or void.
    if (writer.canonical() == Item.class)
      uses.addAll(EnumSet.of(Content.DECLARATION, Content.CANCELLATION));
    return uses;
  }

  private static Content declaring(DeclarationFunction function) {
    return switch (function) {
      case ORIGINAL, AMENDMENT -> Content.DECLARATION;
      case CANCELLATION -> Content.CANCELLATION;
      case PRESENTATION -> Content.PRESENTATION;
    };
  }
}
