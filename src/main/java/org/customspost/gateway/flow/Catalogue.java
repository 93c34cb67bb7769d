package org.customspost.gateway.flow;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.dossier.Ranks;
import org.customspost.gateway.dossier.Scheme;
import org.customspost.gateway.mapping.CodeLists;
import org.customspost.gateway.mapping.Pointers;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.mapping.WriteMapping;
import org.customspost.gateway.mapping.Writing;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.FormatName;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.transport.CargoFiling;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.validation.Rules;
import org.customspost.gateway.validation.eligibility.Eligibility;
import org.jspecify.annotations.Nullable;

/**
 * Formats, mappings, rules and lists that are in force, as one whole that never changes.
 *
 * @param hash SHA-256 of all files it was loaded from; bound to what is made with it
 * @param formats by {@link Format#name()}
 * @param readers by format name; not every format is read
 * @param writers by format name; not every format is written
 * @param pointers by format name, where the authority points at errors with its own ids
 * @param eligibility by authority
 */
public record Catalogue(
    String hash,
    Map<Syntax, Codec> codecs,
    Map<String, Format> formats,
    Map<String, ReadMapping> readers,
    Map<String, WriteMapping> writers,
    Map<String, Pointers> pointers,
    CodeLists lists,
    Rules rules,
    Map<String, Eligibility> eligibility,
    Map<String, Ranks> ranks,
    Map<String, Scheme> schemes)
    implements Formats {
  public Catalogue {
    codecs = Map.copyOf(codecs);
    formats = Map.copyOf(formats);
    readers = Map.copyOf(readers);
    writers = Map.copyOf(writers);
    pointers = Map.copyOf(pointers);
    eligibility = Map.copyOf(eligibility);
    ranks = Map.copyOf(ranks);
    schemes = Map.copyOf(schemes);
  }

  /** The codec of an interchange that begins with these bytes. */
  public Optional<Codec> codecFor(byte[] head) {
    return codecs.values().stream().filter(each -> each.recognises(head)).findFirst();
  }

  /** Their names, for a person. */
  public String syntaxes() {
    return codecs.keySet().stream().sorted().map(Syntax::toString).collect(joining(", "));
  }

  public Codec codec(Format format) {
    return required(codecs.get(format.syntax()), format.syntax().toString(), codecs.keySet());
  }

  /** The format of that name, such as {@code notice-xml@1}. */
  public Format format(String name) {
    return required(formats.get(name), name, formats.keySet());
  }

  public ReadMapping reader(String format) {
    return required(readers.get(format), format, readers.keySet());
  }

  /** Whether messages of that format are read to that record. */
  boolean reads(String format, Class<? extends Canonical> record) {
    ReadMapping reader = readers.get(format);
    return reader != null && reader.canonical() == record;
  }

  public WriteMapping writer(String format) {
    return required(writers.get(format), format, writers.keySet());
  }

  /** The format to write, as agreements name it; the newest where no version is given. */
  public Format written(String name) {
    return FormatName.newest(name, writers.keySet())
        .map(this::format)
        .orElseThrow(() -> new IllegalStateException(name + " is not among " + writers.keySet()));
  }

  /** Whether a notice of that message type has words for it. */
  boolean tells(String type, Meaning meaning) {
    return writer(written(type).name()).meanings().contains(meaning);
  }

  /** Writes a record; of an amendment only what it changes, where customs takes pointers. */
  public Writing write(
      Format format, Canonical source, Map<String, String> parameters, LocalDate on) {
    WriteMapping writer = writer(format.name());
    // A customs system may take the item itself, where it needs no form of its own.
    if (source instanceof Declaration declaration && writer.canonical() == Item.class)
      return writer.write(declaration.itemToDeclare(), parameters, on);
    // A report of cargo may be in a form that knows of no registration.
    if (source instanceof CargoFiling filing && writer.canonical() == Manifest.class)
      return writer.write(filing.manifest(), parameters, on);
    Writing writing = writer.write(source, parameters, on);
    Pointers known = pointers.get(format.name());
    if (known == null
        || !known.nameElements()
        || !(source instanceof Declaration declaration)
        || declaration.function() != DeclarationFunction.AMENDMENT) return writing;
    Node tree = writer.write(declaration.content(), parameters, on).tree();
    return new Writing(
        known.changedOnly(writing.tree(), tree, declaration.amended()), writing.findings());
  }

  public Eligibility eligibility(String table) {
    return required(eligibility.get(table), table, eligibility.keySet());
  }

  /** How answers of the same time are ordered for a customs partner. */
  public Ranks ranks(Agreement customs) {
    String table = customs.answers() == null ? "default" : customs.answers().rank();
    return required(ranks.get(table), table, ranks.keySet());
  }

  /** How a customs partner decides before loading. */
  Scheme scheme(Agreement customs) {
    String scheme = customs.declarations() == null ? "" : customs.declarations().scheme();
    return scheme.isEmpty() ? Scheme.NONE : required(schemes.get(scheme), scheme, schemes.keySet());
  }

  @Override
  public Optional<Format> of(String identity) {
    return formats.values().stream().filter(each -> matches(each, identity)).findFirst();
  }

  private static boolean matches(Format format, String identity) {
    String own = format.identity();
    // written only: what comes in is never taken for it
    if (own.isEmpty()) return false;
    if (own.startsWith("*/")) {
      int root = identity.indexOf('/');
      return root >= 0 && own.substring(2).equals(identity.substring(root + 1));
    }
    return own.equals(identity)
        || (format.syntax().hasEnvelope() && identity.startsWith(own + ":"));
  }

  private static <T> T required(@Nullable T found, String name, Collection<?> known) {
    if (found == null) throw new IllegalStateException(name + " is not among " + known);
    return found;
  }
}
