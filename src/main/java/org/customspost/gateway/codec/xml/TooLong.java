package org.customspost.gateway.codec.xml;

import java.io.IOException;

/** Markup went on longer than any message needs. */
final class TooLong extends IOException {
  private static final long serialVersionUID = 1L;
}
