package org.customspost.gateway.console;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks through everything that a viewer can get: from some paths along every link that the answers
 * hold, in pages and in JSON. For those who look for what may be in none of them.
 */
public final class Crawl {
  private static final int MOST = 400;
  private static final Pattern LINK =
      Pattern.compile("(?:href|action|hx-get|data-[a-z-]+)=\"(/[^\"#]*)");

  private final TestConsole console;
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final Set<String> patterns = new HashSet<>();

  /** Walks at once. */
  public Crawl(TestConsole console, Collection<String> from)
      throws IOException, InterruptedException {
    this.console = console;
    Deque<String> next = new ArrayDeque<>(from);
    while (!next.isEmpty() && answers.size() < MOST) {
      String path = next.remove();
      if (!answers.containsKey(path) && isOfViewer(path)) next.addAll(links(path));
    }
  }

  /** Header and body of each answer, by its path. */
  public Map<String, String> answers() {
    return answers;
  }

  /** What a viewer may get and the walk did not come to. */
  public List<String> missed() {
    return console.routes().stream()
        .filter(each -> each.method() == Route.Method.GET && each.role() == Role.VIEWER)
        .map(Route::path)
        .filter(each -> !patterns.contains(each))
        .sorted()
        .toList();
  }

  private boolean isOfViewer(String path) {
    String bare = path.replaceFirst("[?].*", "");
    for (Route each : console.routes()) {
      String pattern = each.path().replaceAll("\\{[^}]+}", "[^/]+");
      if (each.method() != Route.Method.GET || !bare.matches(pattern)) continue;
      patterns.add(each.path());
      return each.role() == Role.VIEWER;
    }
    return false;
  }

  private List<String> links(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = console.get(path, Role.VIEWER);
    answers.put(path, answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body());
    return LINK.matcher(answer.body())
        .results()
        .map(each -> each.group(1).replace("&amp;", "&"))
        .toList();
  }

  /** Paths whose answers hold one of the words, with the word. */
  public List<String> holding(Collection<String> words) {
    return answers.entrySet().stream()
        .flatMap(
            each ->
                words.stream()
                    .filter(word -> each.getValue().contains(word))
                    .map(word -> each.getKey() + ": " + word))
        .toList();
  }
}
