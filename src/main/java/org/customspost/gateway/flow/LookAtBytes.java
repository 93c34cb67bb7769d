package org.customspost.gateway.flow;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.KeptBytes;
import org.customspost.gateway.journal.Story.Kept;
import org.customspost.gateway.mapping.Shown;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.CurrentAgreements;

/**
 * Shows what is kept of a message, a page at a time: only the page is read, and what stands before
 * it is skipped. Where nobody can say which values are personal, all of it is masked.
 */
public final class LookAtBytes {
  /** Of one page. */
  public static final int PAGE = 16 * 1024;

  /** Of one page that is shown decoded, which takes many times the room. */
  public static final int DECODED = 4 * 1024;

  private static final int OPENING = 4 * 1024;

  /** What is read within half a second only to count; what is open behind it is not told. */
  public static final long MOST_COUNTED = 32L * 1024 * 1024;

  private static final String OF_NO_FORMAT =
      "The message's format is not known, so nobody can say which of its values are personal.";
  private static final String OF_NO_SYNTAX =
      "These bytes are of no syntax that the gateway reads, so nobody can say what in them is"
          + " personal.";

  private final Database database;
  private final Bytes bytes;
  private final KeptBytes kept;
  private final Arrivals arrivals;
  private final CurrentAgreements agreements;
  private final CurrentCatalogue catalogues;

  public LookAtBytes(
      Database database,
      Bytes bytes,
      KeptBytes kept,
      Arrivals arrivals,
      CurrentAgreements agreements,
      CurrentCatalogue catalogues) {
    this.database = database;
    this.bytes = bytes;
    this.kept = kept;
    this.arrivals = arrivals;
    this.agreements = agreements;
    this.catalogues = catalogues;
  }

  /**
   * Bytes that are looked at.
   *
   * @param catalogue hash of the mappings they are of; empty where they were never read
   * @param identity of their first message, or the name of their format; empty where unknown
   */
  public record Subject(String catalogue, String identity) {}

  /**
   * What is looked at of something.
   *
   * @param at offset of its first byte
   * @param size of it, at most
   * @param counted whether lines get the numbers that findings have, and what is open where it
   *     begins is told, for which all before it is read
   */
  public record Part(long at, int size, boolean counted) {}

  /**
   * A page of what came, unpacked.
   *
   * @param part of it that is wanted
   */
  public Glimpse arrival(long id, Subject subject, Part part) throws IOException {
    Arrival arrival = database.transaction(handle -> arrivals.get(handle, id));
    try (InputStream raw = bytes.raw(arrival);
        InputStream in = bytes.open(arrival, agreements.now().of(arrival.partner()))) {
      byte[] start = raw.readNBytes(2);
      return page(in, Bytes.isCompressed(start) ? -1 : arrival.bytes(), subject, part);
    }
  }

  /** A page of something else that is kept. */
  public Glimpse kept(Kept what, Subject subject, Part part) throws IOException {
    try (InputStream in = database.transaction(handle -> kept.open(handle, what))) {
      return page(in, what.bytes(), subject, part);
    }
  }

  /** A page of a receipt, which says nothing of persons. */
  public Glimpse receipt(Kept what, long at) throws IOException {
    try (InputStream in = database.transaction(handle -> kept.open(handle, what))) {
      in.skipNBytes(Math.min(at, what.bytes()));
      byte[] cut = in.readNBytes(PAGE);
      List<Glimpse.Row> rows = Glimpses.text(cut, at, Shown.WHOLE);
      long to = at + cut.length;
      return new Glimpse(
          "text", "", rows, at, to, to >= what.bytes(), what.bytes(), "", Optional.empty());
    }
  }

  private Glimpse page(InputStream in, long size, Subject subject, Part part) throws IOException {
    long from = Math.max(0, size < 0 ? part.at() : Math.min(part.at(), size));
    byte[] opening = in.readNBytes(OPENING);
    Catalogue catalogue =
        subject.catalogue().isEmpty() ? catalogues.now() : catalogues.of(subject.catalogue());
    Optional<Codec> codec = catalogue.codecFor(opening);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(opening), in);
    Optional<Format> format = codec.flatMap(each -> format(catalogue, subject, each, opening));
    Optional<Lines.Counted> before =
        codec.isPresent() && part.counted() && from <= MOST_COUNTED
            ? Optional.of(codec.get().count(new First(whole, from), format))
            : skipped(whole, from);
    byte[] read = whole.readNBytes(part.size() + 1);
    boolean last = read.length <= part.size();
    byte[] cut = Arrays.copyOf(read, Math.min(read.length, part.size()));
    if (codec.isEmpty()) {
      long to = from + cut.length;
      return new Glimpse(
          "hex", "", Glimpses.hex(cut, from), from, to, last, size, OF_NO_SYNTAX, Optional.empty());
    }
    Excerpt excerpt = new Excerpt(opening, cut, from, last);
    Lines lines = codec.get().lines(excerpt, format);
    Glimpses glimpses = new Glimpses(catalogue, codec.get().syntax(), format);
    List<Glimpse.Row> rows = glimpses.rows(lines, excerpt, before, Map.of());
    return new Glimpse(
        codec.get().syntax().toString(),
        format.map(Format::name).orElse(""),
        rows,
        from,
        from + lines.length(),
        last && lines.length() == cut.length,
        size,
        format.isEmpty() ? OF_NO_FORMAT : "",
        glimpses.above(before, rows));
  }

  private static Optional<Lines.Counted> skipped(InputStream in, long bytes) throws IOException {
    in.skipNBytes(bytes);
    return Optional.empty();
  }

  /** By its name, by what its envelope said when it was identified, or by how it begins. */
  private static Optional<Format> format(
      Catalogue catalogue, Subject subject, Codec codec, byte[] opening) {
    Format named = catalogue.formats().get(subject.identity());
    if (named != null) return Optional.of(named);
    Optional<Format> identified = catalogue.of(subject.identity());
    boolean identifies = !subject.identity().isEmpty() && codec.syntax().hasEnvelope();
    if (identified.isPresent() || identifies) return identified;
    return codec.begun(opening, catalogue);
  }

  /** The first bytes of a stream. */
  private static final class First extends FilterInputStream {
    private long left;

    First(InputStream in, long bytes) {
      super(in);
      left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) return -1;
      int count = super.read(buffer, offset, (int) Math.min(length, left));
      if (count > 0) left -= count;
      return count;
    }
  }
}
