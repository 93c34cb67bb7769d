package org.customspost.gateway.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.yaml.YamlValue.Entries;
import org.customspost.gateway.yaml.YamlValue.Entry;
import org.customspost.gateway.yaml.YamlValue.Items;
import org.customspost.gateway.yaml.YamlValue.Text;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.ComposerException;

/**
 * Builds the value of one YAML document from the parser's events. The library's own tree looks for
 * the type of each plain value, which here the caller knows: a fifth of the time of reading.
 */
final class YamlTree {
  /** Far more than any file needs, far less than the stack holds. */
  private static final int DEEPEST = 100;

  private final Iterator<Event> events;
  private final Map<Anchor, YamlValue> anchored = new HashMap<>();
  private int depth;

  private YamlTree(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * @return empty where there is no document
   * @throws org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException where it is not one YAML
   *     document, an alias has no anchor before it, or values are nested too deep
   */
  static Optional<YamlValue> of(Iterable<Event> events) {
    return new YamlTree(events.iterator()).document();
  }

  private Optional<YamlValue> document() {
    events.next(); // the stream starts
    if (!(events.next() instanceof DocumentStartEvent)) return Optional.empty();
    YamlValue top = value(events.next());
    events.next(); // the document ends
    Event next = events.next();
    if (!(next instanceof StreamEndEvent))
      throw problem("a second document begins; a file has one", next);
    return Optional.of(top);
  }

  private YamlValue value(Event event) {
    if (event instanceof AliasEvent alias) {
      YamlValue value = anchored.get(alias.getAlias());
      if (value != null) return value;
      throw problem("no &%1$s stands before *%1$s".formatted(alias.getAlias()), event);
    }
    YamlValue value = event instanceof ScalarEvent text ? text(text) : nested(event);
    if (event instanceof NodeEvent node)
      node.getAnchor().ifPresent(anchor -> anchored.put(anchor, value));
    return value;
  }

  private static Text text(ScalarEvent event) {
    return new Text(event.getValue(), line(event));
  }

  private YamlValue nested(Event event) {
    if (++depth > DEEPEST) throw problem("nested deeper than " + DEEPEST + " levels", event);
    YamlValue value =
        event instanceof SequenceStartEvent ? items(event) : entries((MappingStartEvent) event);
    depth--;
    return value;
  }

  private Items items(Event start) {
    List<YamlValue> all = new ArrayList<>();
    for (Event next = events.next(); isValue(next); next = events.next()) all.add(value(next));
    return new Items(all, line(start));
  }

  private Entries entries(MappingStartEvent start) {
    List<Entry> all = new ArrayList<>();
    for (Event next = events.next(); isValue(next); next = events.next()) {
      String key = value(next) instanceof Text text ? text.text() : "?";
      all.add(new Entry(key, value(events.next()), line(next)));
    }
    return new Entries(all, line(start));
  }

  private static boolean isValue(Event event) {
    return event instanceof NodeEvent;
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static ComposerException problem(String words, Event event) {
    return new ComposerException(words, event.getStartMark());
  }
}
