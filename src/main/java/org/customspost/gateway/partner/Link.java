package org.customspost.gateway.partner;

import org.customspost.gateway.error.Place;

/**
 * One agreement's word about another partner, to be checked when all are read.
 *
 * @param channel of that partner; empty for a filing
 */
record Link(Use use, String partner, String channel, Place place) {
  enum Use {
    FILE,
    NOTIFY
  }
}
