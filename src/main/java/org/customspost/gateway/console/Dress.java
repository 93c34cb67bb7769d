package org.customspost.gateway.console;

import java.util.List;

/** What all pages are dressed with. */
record Dress(Templates templates, Assets assets, List<Link> links) {
  Dress {
    links = List.copyOf(links);
  }
}
