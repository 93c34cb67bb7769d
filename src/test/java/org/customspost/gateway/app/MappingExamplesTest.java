package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.Notice;
import org.customspost.gateway.model.customs.Referral;
import org.customspost.gateway.model.customs.ReferralResponse;
import org.customspost.gateway.model.customs.Reply;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.transport.CargoFiling;
import org.customspost.gateway.model.transport.ItemEvent;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ReceptacleEvent;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks mappings/*&#47;examples. A sample {@code x.xml} is read to {@code x.canonical}, what is
 * wrong in it is {@code x.findings}; a record {@code x.write.yaml} is written to {@code x.xml}.
 * What can be both read and written is the same after a round trip.
 */
class MappingExamplesTest {
  private static final String FIXTURE = ".write.yaml";
  private static final Map<String, Class<? extends Canonical>> CANONICAL =
      Map.ofEntries(
          Map.entry("item", Item.class),
          Map.entry("declaration", Declaration.class),
          Map.entry("answer", Answer.class),
          Map.entry("notice", Notice.class),
          Map.entry("event", ItemEvent.class),
          Map.entry("manifest", Manifest.class),
          Map.entry("cargo-filing", CargoFiling.class),
          Map.entry("receptacle-event", ReceptacleEvent.class),
          Map.entry("referral", Referral.class),
          Map.entry("response", ReferralResponse.class),
          Map.entry("reply", Reply.class));
  private static final Catalogue CATALOGUE = Mappings.shipped();

  /** One file of an examples folder. */
  record Example(Format format, Path file) {
    MappedFormat mapped() {
      return new MappedFormat(CATALOGUE, format);
    }

    Path beside(String ending) {
      String name = String.valueOf(file.getFileName());
      String stem =
          name.endsWith(FIXTURE)
              ? name.substring(0, name.length() - FIXTURE.length())
              : name.substring(0, name.lastIndexOf('.'));
      return file.resolveSibling(stem + ending);
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  static List<Example> samples() throws IOException {
    List<Example> samples = new ArrayList<>();
    for (Example each : examples())
      if (CATALOGUE.readers().containsKey(each.format().name())
          && each.toString().endsWith(extension(each.format()))) samples.add(each);
    return samples;
  }

  static List<Example> fixtures() throws IOException {
    return examples().stream().filter(each -> each.toString().endsWith(FIXTURE)).toList();
  }

  static List<Example> roundTrips() throws IOException {
    return samples().stream()
        .filter(each -> CATALOGUE.writers().containsKey(each.format().name()))
        .filter(each -> readsWhatItWrites(each.format().name()))
        .toList();
  }

  private static boolean readsWhatItWrites(String format) {
    return CATALOGUE.reader(format).canonical() == CATALOGUE.writer(format).canonical();
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Format each : CATALOGUE.formats().values()) {
      Path folder =
          Mappings.MAPPINGS.resolve(
              "%s/examples".formatted(folder(each.type(), each.syntax(), each.version())));
      try (Stream<Path> files = Files.list(folder)) {
        files.sorted().forEach(file -> examples.add(new Example(each, file)));
      }
    }
    return examples;
  }

  private static String folder(String type, Syntax syntax, String version) {
    return type.endsWith("-" + syntax) ? type + "-" + version : type + "-" + syntax + "-" + version;
  }

  private static String extension(Format format) {
    return "." + format.syntax().extension();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsASampleToItsRecords(Example sample) throws IOException {
    MappedFormat.Content content =
        sample.mapped().read(Files.readAllBytes(sample.file()), Map.of());

    Golden.check(sample.beside(".canonical"), text(content.records()));
    Golden.check(sample.beside(".findings"), lines(content.findings()));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void writesARecordToItsMessage(Example fixture) throws IOException {
    Findings findings = new Findings();
    YamlMap yaml = YamlFile.read(fixture.file(), fixture.toString(), findings).orElseThrow();
    Map<String, String> agreement = new HashMap<>();
    yaml.map("agreement")
        .ifPresent(map -> map.keys().forEach(key -> agreement.put(key, map.text(key))));
    List<Canonical> records = new ArrayList<>();
    CANONICAL.forEach(
        (name, type) ->
            yaml.maps(name).forEach(each -> records.add(CanonicalYaml.record(each, type))));
    yaml.done();
    assertThat(findings.list()).isEmpty();

    String written = fixture.mapped().write(records, agreement);

    Golden.check(fixture.beside(extension(fixture.format())), written);
  }

  @ParameterizedTest
  @MethodSource("roundTrips")
  void losesNothingOnARoundTrip(Example sample) throws IOException {
    MappedFormat mapped = sample.mapped();
    MappedFormat.Content content = mapped.read(Files.readAllBytes(sample.file()), Map.of());
    // a file without a good item says nothing about writing
    List<Canonical> items = content.records().stream().filter(this::isWhole).toList();
    if (items.isEmpty()) {
      assertThat(content.findings()).isNotEmpty();
      return;
    }

    byte[] written = mapped.write(items, Map.of()).getBytes(mapped.charset());

    assertThat(text(mapped.read(written, Map.of()).records())).isEqualTo(text(items));
  }

  private boolean isWhole(Canonical record) {
    return !(record instanceof Item item) || item.id() != null;
  }

  private static String text(List<Canonical> records) {
    if (records.isEmpty()) return "";
    String key = records.get(0).getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return CanonicalYaml.text(key, records.stream().map(Record.class::cast).toList());
  }

  private static String lines(List<Finding> findings) {
    StringBuilder lines = new StringBuilder();
    for (Finding each : findings) lines.append(each).append('\n');
    return lines.toString();
  }
}
