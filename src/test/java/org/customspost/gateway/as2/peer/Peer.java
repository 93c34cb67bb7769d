package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A foreign AS2 program in a process of its own, as a server and a client. It is started once and
 * told a new agreement for each case. {@code ./gateway verify} puts the programs into {@code
 * target/peers}; where one is missing the test is skipped with a sentence.
 */
final class Peer implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "peers");

  /** The programs that there are. */
  enum Program {
    AS2_LIB("as2-lib 5.1.7", "as2-lib"),
    OPENAS2("OpenAS2 2.10.1", "openas2"),
    LIBAS2("libas2 0.8.2", "libas2");

    final String shown;
    private final Path folder;

    Program(String shown, String folder) {
      this.shown = shown;
      this.folder = FOLDER.resolve(folder);
    }

    private boolean installed() {
      return Files.isDirectory(this == LIBAS2 ? folder.resolve("node_modules/libas2") : folder);
    }

    private List<String> command() {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      return switch (this) {
        case AS2_LIB -> jvm(java, "org.customspost.peers.As2LibPeer");
        case OPENAS2 -> jvm(java, "org.customspost.peers.OpenAs2Peer");
        case LIBAS2 -> List.of("node", folder.resolve("peer.js").toString());
      };
    }

    private List<String> jvm(String java, String main) {
      String classes = folder.resolve("*").toString();
      // TieredStopAtLevel=1: short-lived, and the machine is shared with the tests.
      return List.of(
          java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes, main);
    }
  }

  private final Program program;
  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;
  private final Map<String, String> ports;

  /** Starts the program, or ends the test here as skipped where it is not installed. */
  static Peer start(Program program) {
    return start(program, Map.of());
  }

  /** Starts it with HTTPS too, where it has that. */
  static Peer start(Program program, Tls tls) {
    return start(program, tls.environment());
  }

  private static Peer start(Program program, Map<String, String> environment) {
    assumeTrue(
        program.installed(),
        program.shown + " is not in target/peers; ./gateway verify puts it there");
    try {
      return new Peer(program, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Peer(Program program, Map<String, String> environment) throws IOException {
    this.program = program;
    ProcessBuilder builder = new ProcessBuilder(program.command());
    builder.redirectError(FOLDER.resolve(Case.word(program) + ".log").toFile());
    builder.environment().putAll(environment);
    process = builder.start();
    in = process.inputReader(UTF_8);
    out = process.outputWriter(UTF_8);
    ports = answer();
  }

  Program program() {
    return program;
  }

  URI url() {
    return url(Case.Line.HTTP);
  }

  /** By HTTPS the name is that of its certificate. */
  URI url(Case.Line line) {
    return line == Case.Line.HTTP
        ? URI.create("http://127.0.0.1:" + ports.get("messages") + "/")
        : URI.create("https://localhost:" + ports.get("secure") + "/");
  }

  /** Port that asynchronous receipts of this peer's own messages come to. */
  int receiptPort() {
    return Integer.parseInt(ports.getOrDefault("receipts", "0"));
  }

  /** Stands still in the midst of what it does, or goes on; connections stay as they are. */
  void freeze(boolean still) throws IOException, InterruptedException {
    String signal = still ? "-STOP" : "-CONT";
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
  }

  /** Forgets what was received, and from now on sends and takes as told. */
  void agree(PeerSetup setup) {
    ask(setup.fields());
  }

  /** The same, and the program itself tries so often until a message has its receipt. */
  void agree(PeerSetup setup, int retries) {
    Map<String, String> fields = new LinkedHashMap<>(setup.fields());
    fields.put("retries", Integer.toString(retries));
    ask(fields);
  }

  /** Sends, waits for the receipt if one is asked for, and says what it thinks of it. */
  Outcome send(byte[] content, String name, String contentType) {
    Map<String, String> answer =
        ask(
            Map.ofEntries(
                entry("do", "send"),
                entry("name", name),
                entry("type", contentType),
                entry("content", Base64.getEncoder().encodeToString(content))));
    return new Outcome(
        answer.getOrDefault("id", ""),
        answer.getOrDefault("receipt", "none"),
        answer.getOrDefault("disposition", ""),
        answer.getOrDefault("mic", "absent"),
        Boolean.parseBoolean(answer.get("taken")),
        answer.getOrDefault("error", answer.getOrDefault("reason", "")));
  }

  /** What came in since the last agreement. */
  List<Document> received() {
    Map<String, String> answer = ask(Map.of("do", "received"));
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(answer.get("count")); i++)
      documents.add(
          new Document(
              answer.get("id" + i),
              answer.get("name" + i),
              answer.get("type" + i),
              new String(Base64.getDecoder().decode(answer.get("content" + i)), ISO_8859_1)));
    return documents;
  }

  private Map<String, String> ask(Map<String, String> request) {
    try {
      out.write(form(request));
      out.newLine();
      out.flush();
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(program.shown + " is gone; see its log in target/peers", e);
    }
  }

  private Map<String, String> answer() throws IOException {
    String line = in.readLine();
    if (line == null) throw new IOException("no answer from " + program.shown);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String each : line.split("&", -1)) {
      int equals = each.indexOf('=');
      fields.put(
          URLDecoder.decode(each.substring(0, equals), UTF_8),
          URLDecoder.decode(each.substring(equals + 1), UTF_8));
    }
    return fields;
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Ends its input, and with it the program. */
  @Override
  public void close() {
    try {
      out.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
