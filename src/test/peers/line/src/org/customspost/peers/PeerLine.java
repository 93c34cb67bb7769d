package org.customspost.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Talks with the test over standard input and output: one request a line, one answer a line, each in
 * the form that web forms use ({@code name=value&name=value}). The program ends with its input.
 */
public final class PeerLine {
  private static final int PORTS_TRIED = 50;

  private PeerLine() {}

  /** Serves the peer until the input ends. Whatever the foreign program prints goes to stderr. */
  public static void serve(PrintStream out, Peer peer) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    out.println(
        form(
            Map.of(
                "messages", Integer.toString(peer.messagePort()),
                "secure", Integer.toString(peer.securePort()),
                "receipts", Integer.toString(peer.receiptPort()))));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(form(answer(peer, parse(line))));
    }
    peer.close();
    System.exit(0);
  }

  /** Standard output for the answers; what else prints there goes to stderr from now on. */
  public static PrintStream takeOutput() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    return out;
  }

  /** Below the ports of connections going out, which else take it before the server listens. */
  public static int freePort() throws IOException {
    for (int tried = 1; ; tried++) {
      try (ServerSocket socket =
          new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 26_000))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        if (tried == PORTS_TRIED) throw taken;
      }
    }
  }

  private static Map<String, String> answer(Peer peer, Map<String, String> request) {
    try {
      return switch (request.getOrDefault("do", "")) {
        case "agree" -> {
          peer.agree(new Setup(request));
          yield Map.of();
        }
        case "send" -> outcome(
            peer.send(
                Base64.getDecoder().decode(request.get("content")),
                request.get("name"),
                request.get("type")));
        case "received" -> documents(peer.received());
        default -> Map.of("error", "no such request");
      };
    } catch (Exception | LinkageError e) { // whatever a foreign program throws is an outcome
      e.printStackTrace();
      return Map.of("error", reason(e));
    }
  }

  private static Map<String, String> outcome(Peer.Outcome outcome) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", outcome.messageId());
    fields.put("receipt", outcome.receipt());
    fields.put("disposition", outcome.disposition());
    fields.put("mic", outcome.mic());
    fields.put("taken", Boolean.toString(outcome.taken()));
    fields.put("reason", outcome.reason());
    return fields;
  }

  private static Map<String, String> documents(List<Peer.Document> documents) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("count", Integer.toString(documents.size()));
    for (int i = 0; i < documents.size(); i++) {
      fields.put("id" + i, documents.get(i).messageId());
      fields.put("name" + i, documents.get(i).name());
      fields.put("type" + i, documents.get(i).contentType());
      fields.put("content" + i, Base64.getEncoder().encodeToString(documents.get(i).content()));
    }
    return fields;
  }

  /** The message of what went wrong, in one line. */
  public static String reason(Throwable problem) {
    String text = problem.toString();
    for (Throwable each = problem.getCause(); each != null; each = each.getCause()) {
      if (!text.contains(String.valueOf(each.getMessage()))) text += ": " + each;
    }
    return text.replaceAll("\\s+", " ");
  }

  private static Map<String, String> parse(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String each : line.split("&")) {
      int equals = each.indexOf('=');
      if (equals < 0) continue;
      fields.put(
          URLDecoder.decode(each.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String form(Map<String, String> fields) {
    if (fields.isEmpty()) return "ok=true";
    return fields.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
  }
}
