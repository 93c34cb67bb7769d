package org.customspost.gateway.console.find;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.model.item.S10Id;

/** Addresses of the console's pages. */
public final class Where {
  private Where() {}

  /** The story of what was found; of what has no number, what the search box knows of it. */
  public static String story(Story.Kind kind, String number, String subject) {
    if (number.isEmpty()) return find(subject);
    return switch (kind) {
      case ITEM -> item(subject);
      case ARRIVAL -> "/messages/in/" + number;
      case DEPARTURE -> "/messages/out/" + number;
      default -> find(subject);
    };
  }

  /** Senders write what they like for an id: only a right one is put into a path. */
  public static String item(String id) {
    boolean right = S10Id.parse(id).value() != null && id.equals(id.strip());
    return right ? "/items/" + id.replace(" ", "") : find(id);
  }

  static String find(String question) {
    return "/find?q=" + encoded(question);
  }

  static String list(String name, Map<String, String> said) {
    return "/lists/" + name + query(said);
  }

  /** With its question mark; empty where nothing is said. */
  public static String query(Map<String, String> said) {
    if (said.isEmpty()) return "";
    return said.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .sorted()
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
