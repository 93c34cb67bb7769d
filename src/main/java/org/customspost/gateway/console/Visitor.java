package org.customspost.gateway.console;

import java.util.Optional;

/**
 * Whoever calls.
 *
 * @param viewer empty for somebody who is not signed in
 * @param token what a form of ours carries, so that another site cannot make the visitor's browser
 *     send one; empty where the visitor has none
 * @param byBrowser known by a cookie, which a browser sends unasked: then a POST needs the token
 */
public record Visitor(Optional<Viewer> viewer, String token, boolean byBrowser) {
  public static final Visitor UNKNOWN = new Visitor(Optional.empty(), "", true);
}
