package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.model.structure.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our structures of pre-loading messages against the field tables that the EU publishes. */
class Ics2FieldTableTest {
  private static final Catalogue CATALOGUE = Mappings.shipped();
  private static final String MANDATORY = "M";

  /** Of the published types; the tables leave them out. */
  private static final Set<String> ONLY_IN_THE_TYPES =
      Set.of(
          "consignmentMasterLevel/consignmentHouseLevel/postalCharges/postalCharges",
          "error/technicalErrorMessage");

  /** Path below the message, and whether it must be there. */
  private static Map<String, Boolean> table(String message) throws IOException {
    Path file = CustomsData.path("ics2/hti-specs-v2.02/ics2-hti-postal-messages.csv");
    Map<String, Boolean> fields = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith(message + ",")) continue;
      String rest = line.replaceFirst("^[^,]*,(?:\"[^\"]*\"|[^,]*),", "");
      String[] cells = rest.replaceAll("\"[^\"]*\"", "").split(",", -1);
      fields.put(cells[0], cells[3].equals(MANDATORY) && cells[1].startsWith("1"));
    }
    return fields;
  }

  private static boolean mustStand(String path, Map<String, Boolean> table) {
    for (int at = path.length(); at > 0; at = path.lastIndexOf('/', at - 1))
      if (!table.getOrDefault(path.substring(0, at), false)) return false;
    return true;
  }

  private static List<String> paths(Part part, String above, boolean mandatoryOnly) {
    List<String> paths = new ArrayList<>();
    for (Part each : part.parts()) {
      if (mandatoryOnly && each.min() == 0) continue;
      String path = above + each.name();
      paths.add(path);
      paths.addAll(paths(each, path + "/", mandatoryOnly));
    }
    return paths;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IE3F43", "IE3A43", "IE3F44", "IE3A44", "IE3R01", "IE3N01", "IE3N03", "IE3Q01", "IE3Q02",
        "IE3Q03"
      })
  void agreesWithThePublishedTable(String message) throws IOException {
    Map<String, Boolean> table = table(message);
    assertThat(table).isNotEmpty();
    Format format = CATALOGUE.format(message.toLowerCase(Locale.ROOT) + "@2");
    Part root = format.structure().root();
    List<String> ours = paths(root, "", false);
    ours.removeAll(ONLY_IN_THE_TYPES);

    Set<String> unknown = new TreeSet<>(ours);
    unknown.removeAll(table.keySet());
    assertThat(unknown).as("not in the table").isEmpty();

    // what we write has all that must stand; what we read may be whole
    boolean written = CATALOGUE.writers().containsKey(format.name());
    Set<String> missing = new LinkedHashSet<>(table.keySet());
    missing.removeIf(path -> !mustStand(path, table));
    missing.removeAll(paths(root, "", written));
    assertThat(missing).as("mandatory in the table").isEmpty();

    List<String> order = new ArrayList<>(table.keySet());
    order.retainAll(ours);
    assertThat(ours).as("in the order of the table").containsExactlyElementsOf(order);
  }

  @Test
  void findsAFieldThatIsMissing() throws IOException {
    Map<String, Boolean> table = table("IE3F44");
    String receptacle = "consignmentMasterLevel/consignmentHouseLevel/receptacle";
    assertThat(mustStand(receptacle, table)).isTrue();
    assertThat(mustStand("representative/name", table)).isFalse();
  }
}
