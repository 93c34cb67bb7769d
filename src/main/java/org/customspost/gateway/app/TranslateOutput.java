package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.WRT_131;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a translation goes: a folder, or standard output, which takes exactly one document. */
final class TranslateOutput {
  static final int REJECTED = 1;
  static final int UNREADABLE = 2;
  private final PrintWriter text;
  private final PrintWriter errors;
  private final PrintStream raw;
  private final @Nullable Path folder;
  private final boolean lineage;
  private final Map<String, Integer> names = new HashMap<>();
  private @Nullable Translated only;
  private int documents;
  private boolean rejected;

  TranslateOutput(CommandLine line, PrintStream raw, @Nullable Path folder, boolean lineage) {
    this.text = line.getOut();
    this.errors = line.getErr();
    this.raw = raw;
    this.folder = folder;
    this.lineage = lineage;
  }

  void finding(Finding finding) {
    rejected |= finding.code().severity() != Severity.WARNING;
    errors.println(finding);
  }

  void document(Translated document) {
    documents++;
    only = document;
    if (folder == null) return;
    // one name may come twice: an original and its replacement
    int again = names.merge(document.name(), 1, Integer::sum);
    String name = again == 1 ? document.name() : document.name() + "-" + again;
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name + "." + document.extension()), document.bytes());
      if (lineage)
        Files.writeString(folder.resolve(name + ".lineage.txt"), Origins.table(document.lineage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints what standard output gets; gives the exit code. */
  int end() {
    if (folder != null) {
      errors.printf("%d %s in %s%n", documents, documents == 1 ? "document" : "documents", folder);
    } else if (documents > 1) {
      finding(Finding.of(WRT_131, Place.NOWHERE, "count", Integer.toString(documents)));
    } else if (only != null) {
      print(only);
    }
    errors.flush();
    return rejected ? REJECTED : 0;
  }

  private void print(Translated document) {
    if (lineage) {
      text.print(Origins.table(document.lineage()));
      text.flush();
      return;
    }
    // bytes, not text: a document says its own encoding
    raw.writeBytes(document.bytes());
    raw.flush();
  }
}
