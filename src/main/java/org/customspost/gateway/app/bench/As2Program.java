package org.customspost.gateway.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A foreign AS2 program, driven as the tests drive it: one line of web form fields to its standard
 * input, one line back. {@code ./gateway verify} puts the programs into {@code target/peers}. It
 * keeps what it takes in memory only.
 */
final class As2Program implements As2Receiver {
  /** Those that are receivers too, and the classes that start them. */
  static final Map<String, String> PROGRAMS =
      Map.of(
          "openas2", "org.customspost.peers.OpenAs2Peer",
          "as2-lib", "org.customspost.peers.As2LibPeer");

  private final String name;
  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;
  private final URI url;
  private final String agreement;

  static boolean installed(Path home, String name) {
    return Files.isDirectory(folder(home, name));
  }

  private static Path folder(Path home, String name) {
    return home.resolve("target/peers").resolve(name);
  }

  /**
   * @param keys folder for the files with its key and the sender's certificate
   */
  As2Program(Path home, String name, As2Tie tie, Path keys) throws IOException {
    this.name = name;
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                folder(home, name).resolve("*").toString(),
                PROGRAMS.get(name))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    this.in = process.inputReader(UTF_8);
    this.out = process.outputWriter(UTF_8);
    this.url = URI.create("http://127.0.0.1:" + port(answer()) + "/");
    this.agreement = form(fields(tie, keys));
    forget();
  }

  private static String port(String line) throws IOException {
    for (String each : line.split("&", -1))
      if (each.startsWith("messages=")) return each.substring("messages=".length());
    throw new IOException("no port in " + line);
  }

  private static Map<String, String> fields(As2Tie tie, Path keys) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("do", "agree");
    fields.put("peer", As2Tie.RECEIVER.value());
    fields.put("gateway", tie.sender().value());
    Path own = Files.write(keys.resolve("program.p12"), As2Folder.keys(List.of(tie.ours())));
    As2Folder.certificate(keys.resolve("sender.pem"), tie.theirs());
    fields.put("keys", own.toString());
    fields.put("password", As2Folder.PASSWORD);
    fields.put("certificate", keys.resolve("sender.pem").toString());
    fields.put("url", "http://127.0.0.1:1/"); // it sends nothing
    fields.put("digest", "sha-256");
    fields.put("receipt", "sync-signed");
    fields.put("sign", "pkcs1");
    fields.put("cipher", "aes256-cbc");
    return fields;
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private String answer() throws IOException {
    String line = in.readLine();
    if (line == null) throw new IOException(name + " ended");
    if (line.startsWith("error=")) throw new IOException(name + ": " + line);
    return line;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void forget() throws IOException {
    out.write(agreement);
    out.newLine();
    out.flush();
    answer();
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
