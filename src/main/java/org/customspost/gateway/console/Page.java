package org.customspost.gateway.console;

import java.util.List;
import java.util.Optional;

/**
 * What every page needs beside its own content.
 *
 * @param path of this page, for the navigation
 * @param here the path with what stands behind its question mark
 * @param token what a form of ours carries
 * @param nonce what a script or style sheet of ours carries
 * @param theme {@code dark}, {@code light}, or {@code auto} for what the viewer's system says
 * @param links the navigation
 */
public record Page(
    String title,
    String path,
    String here,
    Optional<Viewer> viewer,
    String token,
    String nonce,
    String theme,
    List<Link> links,
    Assets assets) {
  public Page {
    links = List.copyOf(links);
  }

  /** Whether who looks may do what needs this role; to show or hide a button. */
  public boolean may(Role role) {
    return viewer.isPresent() && viewer.get().may(role);
  }

  /** Whether this page belongs to that place of the navigation, and to none below it. */
  public boolean isBelow(Link link) {
    return link.leadsTo(path)
        && links.stream()
            .filter(each -> each.leadsTo(path))
            .allMatch(each -> each.path().length() <= link.path().length());
  }

  /** Where a style sheet, script or picture of ours is found. */
  public String asset(String name) {
    return assets.path(name);
  }

  /** The theme that the switch in the header leads to. */
  public String nextTheme() {
    return switch (theme) {
      case "auto" -> "dark";
      case "dark" -> "light";
      default -> "auto";
    };
  }
}
