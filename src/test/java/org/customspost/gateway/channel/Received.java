package org.customspost.gateway.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;

/** A Receive that keeps what came, and can be told to fail. */
final class Received implements Reception {
  /** One message as it came. */
  record Came(
      String partner, String channel, String name, Map<String, String> properties, String body) {}

  final List<Came> all = new CopyOnWriteArrayList<>();
  private final AtomicReference<Reception> trouble = new AtomicReference<>();

  @Override
  public long receive(Incoming incoming) throws IOException {
    Reception now = trouble.get();
    if (now != null) now.receive(incoming);
    String body = new String(incoming.body().readAllBytes(), StandardCharsets.UTF_8);
    all.add(
        new Came(
            incoming.partner(), incoming.channel(), incoming.name(), incoming.properties(), body));
    return all.size();
  }

  void trouble(Reception failing) {
    trouble.set(failing);
  }

  List<String> names() {
    return all.stream().map(Came::name).toList();
  }

  List<String> bodies() {
    return all.stream().map(Came::body).toList();
  }
}
