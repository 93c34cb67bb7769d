package org.customspost.gateway.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.flow.CurrentCatalogue;
import org.customspost.gateway.flow.FormatUses;
import org.customspost.gateway.partner.AgreementFiles;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Known;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.Secrets;

/**
 * Everything that decides: catalogue, agreements, keys and certificates, official schemas. Checked
 * as one whole.
 *
 * @param destinations of alerts, by name
 */
public record Rulebook(
    CurrentCatalogue catalogue,
    CurrentAgreements agreements,
    CurrentKeys keys,
    OfficialSchemas schemas,
    CatalogueSnapshots snapshots,
    Set<String> destinations) {

  /**
   * @param reading what {@link #begin} began
   * @throws GatewayException CFG or SIG with every finding of every file
   */
  static Rulebook load(Settings settings, Reading reading, CatalogueSnapshots snapshots) {
    Read read = end(reading.whole());
    snapshots.keep(read.catalogue().hash());
    CurrentCatalogue catalogue = new CurrentCatalogue(read.catalogue(), snapshots::load);
    CurrentKeys keys = new CurrentKeys(read.book());
    Set<String> destinations = settings.alerts().names();
    CurrentAgreements agreements =
        new CurrentAgreements(
            settings.config(),
            read.agreements(),
            () -> known(catalogue.now(), keys.now(), destinations));
    return new Rulebook(catalogue, agreements, keys, read.schemas(), snapshots, destinations);
  }

  /**
   * What is read while the database starts.
   *
   * @param stamps how the files of keys and certificates stood before they were read
   */
  record Reading(CompletableFuture<Read> whole, CompletableFuture<FileStamps> stamps) {}

  /** All of it, and nothing wrong with it. */
  record Read(Catalogue catalogue, OfficialSchemas schemas, KeyBook book, Agreements agreements) {}

  /**
   * Mappings and official schemas, and what is wrong with them.
   *
   * @param catalogue empty where anything in it rejects
   */
  private record FoldersRead(
      Optional<Catalogue> catalogue, OfficialSchemas schemas, List<Finding> findings) {}

  /**
   * What grows with the number of partners.
   *
   * @param findings what is wrong with keys and certificates
   */
  private record FilesRead(KeyBook book, List<Finding> findings, AgreementFiles agreements) {}

  /** Begins to read aside. */
  static Reading begin(Settings settings) {
    CompletableFuture<FileStamps> stamps =
        CompletableFuture.supplyAsync(() -> FileStamps.of(KeyWatch.files(settings)));
    CompletableFuture<FilesRead> files = CompletableFuture.supplyAsync(() -> files(settings));
    return new Reading(
        CompletableFuture.supplyAsync(() -> folders(settings))
            .thenCombine(files, (folders, read) -> whole(settings, folders, read)),
        stamps);
  }

  private static Read whole(Settings settings, FoldersRead folders, FilesRead files) {
    Findings findings = new Findings();
    findings.addAll(folders.findings());
    findings.addAll(files.findings());
    findings.throwIfRejected();
    Catalogue catalogue =
        folders.catalogue().orElseThrow(() -> new GatewayException(findings.list()));
    Known known = known(catalogue, files.book(), settings.alerts().names());
    Agreements agreements = Agreements.of(files.agreements(), known);
    return new Read(catalogue, folders.schemas(), files.book(), agreements);
  }

  private static FilesRead files(Settings settings) {
    Findings findings = new Findings();
    KeyBook book = keys(settings, findings);
    return new FilesRead(book, findings.list(), AgreementFiles.read(settings.config()));
  }

  private static FoldersRead folders(Settings settings) {
    Findings findings = new Findings();
    Optional<Catalogue> catalogue =
        CatalogueFolder.load(settings.home().resolve("mappings"), settings.config(), findings);
    OfficialSchemas schemas = OfficialSchemas.read(settings.config().resolve("schemas"), findings);
    return new FoldersRead(catalogue, schemas, findings.list());
  }

  private static <T> T end(CompletableFuture<T> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof GatewayException problem) throw problem;
      throw e;
    }
  }

  /** Puts a catalogue in force that was found good. */
  void replace(Catalogue next) {
    snapshots.keep(next.hash());
    catalogue.replace(next);
    agreements.reload();
  }

  /** Puts keys and certificates in force that were found good. */
  void replace(KeyBook next) {
    keys.replace(next);
    agreements.reload();
  }

  /** The keys and certificates that the settings name; not all of them are open yet. */
  static KeyBook keys(Settings settings, Findings findings) {
    Secrets secrets = Secrets.ofProcess(settings.config());
    Map<String, Path> certificates = settings.certificates().byAlias(findings);
    return KeyBook.load(settings.keys(), certificates, secrets, findings);
  }

  static Known known(Catalogue catalogue, KeyBook keys, Set<String> destinations) {
    return new Known(
        FormatUses.reading(catalogue),
        FormatUses.writing(catalogue),
        FormatUses.telling(catalogue),
        catalogue.rules().sets(),
        catalogue.eligibility().keySet(),
        catalogue.lists().byName().keySet(),
        catalogue.ranks().keySet(),
        catalogue.schemes().keySet(),
        keys.ours().aliases(),
        keys.families().keySet(),
        FormatUses.named(catalogue),
        destinations);
  }
}
