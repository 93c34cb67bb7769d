package org.customspost.gateway.as2.mime;

/**
 * What a message may cost before anybody knows who sent it.
 *
 * @param headerBytes of one header section, with its line ends
 * @param headerFields of one header section
 * @param parts of all multiparts of a message together
 * @param depth entities within entities: each signature, encryption, compression and multipart is
 *     one
 * @param contentBytes of any content after it is unpacked
 * @param expansion how many times larger compressed content may become; the first megabyte is free
 */
public record Limits(
    int headerBytes, int headerFields, int parts, int depth, long contentBytes, int expansion) {
  public static final Limits USUAL = new Limits(64 * 1024, 200, 100, 8, 1L << 30, 200);

  public Limits withContentBytes(long limit) {
    return new Limits(headerBytes, headerFields, parts, depth, limit, expansion);
  }
}
