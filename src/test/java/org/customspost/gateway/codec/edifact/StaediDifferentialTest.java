package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.edifact.Staedi.Verdict;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * StAEDI reads the same structure files: both must say the same of the same bytes, but for what
 * {@link Stricter} lists.
 */
@Timeout(240)
final class StaediDifferentialTest {
  private static final int MUTATIONS = 4_000;

  private final EdifactCodec codec = new EdifactCodec();
  private final TestFormats formats = new TestFormats();
  private final Staedi staedi = new Staedi();

  @Test
  void agreesOnEveryExample() throws IOException {
    for (Path example : examples()) {
      byte[] bytes = Files.readAllBytes(example);
      assertThat(compare(bytes)).as(example.toString()).isEmpty();
      boolean good = !example.getFileName().toString().startsWith("bad-");
      assertThat(rejecting(inspect(bytes)).isEmpty()).as(example.toString()).isEqualTo(good);
    }
  }

  @Test
  void agreesOnGeneratedMessages() throws IOException {
    assertThat(compare(ItemMessages.interchange(1, 50))).isEmpty();
    assertThat(compare(ItemMessages.interchange(20, 2))).isEmpty();
  }

  @Test
  void agreesOnDamagedMessages() throws IOException {
    List<byte[]> good = new ArrayList<>();
    for (Path example : examples())
      if (!example.getFileName().toString().startsWith("bad-"))
        good.add(Files.readAllBytes(example));
    Random random = new Random(4711);
    List<String> differences = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bad = Mutation.of(good.get(random.nextInt(good.size())), random);
      String difference = compare(bad);
      if (!difference.isEmpty()) differences.add(i + ": " + difference);
      if (!rejecting(inspect(bad)).isEmpty()) refused++;
    }
    assertThat(differences).isEmpty();
    assertThat(refused).isBetween(MUTATIONS / 3, MUTATIONS - 100);
  }

  /** Or the list would excuse more than it has to. */
  @ParameterizedTest
  @EnumSource(Stricter.class)
  void isStricterWhereTheListSaysSo(Stricter with) throws IOException {
    byte[] good = Files.readAllBytes(TestFormats.MAPPINGS.resolve(with.example()));
    byte[] bad = with.damaged(good);

    assertThat(bad).isNotEqualTo(good);
    assertThat(rejecting(inspect(bad))).anyMatch(with::is);
    assertThat(staedi.read(bad).errors()).isEmpty();
  }

  /** Empty where both agree, or where we are stricter for a listed reason. */
  private String compare(byte[] bytes) throws IOException {
    Inspection inspection = inspect(bytes);
    List<Finding> rejecting = rejecting(inspection);
    Verdict verdict = staedi.read(bytes);
    if (rejecting.isEmpty() && !verdict.errors().isEmpty())
      return "we accept, it refuses: " + verdict.errors() + diff(bytes);
    if (!rejecting.isEmpty() && verdict.errors().isEmpty()) {
      boolean listed = rejecting.stream().anyMatch(Stricter::explains);
      return listed ? "" : "we refuse, it accepts: " + rejecting;
    }
    if (!rejecting.isEmpty()) return "";
    List<String> ours = content(bytes, inspection);
    List<String> its = body(verdict.content(), behindUnits(inspection.envelope().identity()));
    return ours.equals(its) ? "" : "content differs:\n" + ours + "\n" + its;
  }

  private static String diff(byte[] bytes) {
    return "\n" + new String(bytes, ISO_8859_1);
  }

  private List<String> content(byte[] bytes, Inspection inspection) throws IOException {
    List<String> content = new ArrayList<>();
    String[] last = {""};
    codec.read(
        new ByteArrayInputStream(bytes),
        formats,
        inspection,
        unit -> {
          boolean next = !last[0].equals(unit.message());
          last[0] = unit.message();
          for (Node each : unit.tree().children())
            if (next || each.name().equals(unit.format().unit())) flatten(each, content);
        });
    return content;
  }

  private static void flatten(Node node, List<String> content) {
    boolean segment = node.position().element() == 0 && !node.name().matches("SG[0-9]+");
    if (segment) content.add(node.name());
    if (!node.value().isEmpty()) content.add(node.value());
    for (Node each : node.children()) flatten(each, content);
  }

  /** StAEDI's content from each message header up to what stands behind the units. */
  private static List<String> body(List<String> all, Set<String> behindUnits) {
    List<String> body = new ArrayList<>();
    boolean inside = false;
    for (String each : all) {
      if (each.equals("UNH")) inside = true;
      if (each.equals("UNT") || behindUnits.contains(each)) inside = false;
      if (inside) body.add(each);
    }
    return body;
  }

  /** Segments that only stand behind a message's units, so that they belong to none of them. */
  private Set<String> behindUnits(String identity) {
    Format format = formats.of(identity).orElseThrow();
    if (format.unit().isEmpty()) return Set.of();
    Set<String> behind = new TreeSet<>();
    boolean passed = false;
    for (Part each : format.structure().root().parts()) {
      if (passed && each.kind() == Part.Kind.SEGMENT) behind.add(each.name());
      passed |= each.name().equals(format.unit());
    }
    return behind;
  }

  private static List<Finding> rejecting(Inspection inspection) {
    List<Finding> all = new ArrayList<>(inspection.findings());
    inspection.messages().forEach(each -> all.addAll(each.findings()));
    return all.stream().filter(each -> each.code().severity() == Severity.REJECT).toList();
  }

  private Inspection inspect(byte[] bytes) throws IOException {
    return codec.inspect(new ByteArrayInputStream(bytes), formats);
  }

  private static List<Path> examples() throws IOException {
    List<Path> examples = new ArrayList<>();
    for (String folder : TestFormats.FOLDERS)
      try (Stream<Path> files = Files.list(TestFormats.MAPPINGS.resolve(folder + "/examples"))) {
        files.filter(each -> each.toString().endsWith(".edi")).sorted().forEach(examples::add);
      }
    return examples;
  }
}
