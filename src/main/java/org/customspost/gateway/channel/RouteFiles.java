package org.customspost.gateway.channel;

import static org.customspost.gateway.error.ErrorCode.CFG_001;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;

/** Looks over the route files without starting anything. */
public final class RouteFiles {
  private RouteFiles() {}

  /**
   * Loads each file as Camel would.
   *
   * @return how many files there are
   */
  public static int check(Path folder, Findings findings) {
    List<Path> files = files(folder, findings);
    for (Path file : files) {
      String shown = folder.getFileName() + "/" + file.getFileName();
      try (DefaultCamelContext context = new DefaultCamelContext()) {
        context.setAutoStartup(false);
        context.build();
        PluginHelper.getRoutesLoader(context)
            .loadRoutes(ResourceHelper.fromString(shown, Files.readString(file)));
      } catch (Exception e) { // Camel declares no narrower one
        findings.add(CFG_001, Place.source(shown), "problem", firstLine(e));
      }
    }
    return files.size();
  }

  private static List<Path> files(Path folder, Findings findings) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> each.toString().endsWith(".camel.yaml")).sorted().toList();
    } catch (IOException e) {
      findings.add(
          CFG_001, Place.source(folder.toString()), "problem", String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private static String firstLine(Exception problem) {
    String text = String.valueOf(problem.getMessage());
    return text.lines().findFirst().orElse(problem.getClass().getSimpleName());
  }
}
