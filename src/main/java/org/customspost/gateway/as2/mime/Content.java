package org.customspost.gateway.as2.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.customspost.gateway.model.passage.Body;

/**
 * Bytes that can be read again and again, wherever they are: in memory, in a part of a file, or in
 * several places that follow each other. Nothing here holds a large body in memory.
 */
public sealed interface Content extends Body
    permits MemoryRegion, FileRegion, BodyRegion, Content.Joined {
  Content EMPTY = of(new byte[0]);

  /** Some of these bytes, without copying them. */
  Content region(long from, long length);

  /** The bytes themselves, not a copy: nobody may change them afterwards. */
  static Content of(byte[] bytes) {
    return new MemoryRegion(bytes, 0, bytes.length);
  }

  /** A body that somebody else keeps. */
  static Content of(Body body) {
    if (body instanceof Body.InMemory small) return of(small.bytes());
    return body instanceof Content content ? content : new BodyRegion(body, 0, body.size());
  }

  /** All of a file, which must not change. */
  static Content of(Path file) throws IOException {
    return new FileRegion(file, 0, Files.size(file));
  }

  /** One after the other, without copying them. */
  static Content joined(List<Content> parts) {
    return parts.size() == 1 ? parts.get(0) : new Joined(parts);
  }

  default void writeTo(OutputStream out) throws IOException {
    try (InputStream in = open()) {
      byte[] buffer = buffer();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer))
        out.write(buffer, 0, read);
    }
  }

  /** A buffer for reading it: no larger than it is, because most contents are small. */
  default byte[] buffer() {
    return new byte[(int) Math.min(Math.max(size(), 16), 32 * 1024)];
  }

  /** Contents that follow each other. */
  record Joined(List<Content> parts) implements Content {
    public Joined {
      parts = List.copyOf(parts);
    }

    @Override
    public long size() {
      long size = 0;
      for (Content part : parts) size += part.size();
      return size;
    }

    @Override
    public InputStream open() throws IOException {
      List<InputStream> streams = new ArrayList<>();
      for (Content part : parts) streams.add(part.size() == 0 ? nothing() : part.open());
      return new SequenceInputStream(Collections.enumeration(streams));
    }

    @Override
    public Content region(long from, long length) {
      List<Content> within = new ArrayList<>();
      long start = 0;
      for (Content part : parts) {
        long first = Math.max(from - start, 0);
        long end = Math.min(from + length - start, part.size());
        if (first < end) within.add(part.region(first, end - first));
        start += part.size();
      }
      return new Joined(within);
    }

    private static InputStream nothing() {
      return new ByteArrayInputStream(new byte[0]);
    }
  }
}
