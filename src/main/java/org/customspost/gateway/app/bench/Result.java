package org.customspost.gateway.app.bench;

import java.util.List;

/**
 * What one benchmark found.
 *
 * @param name as on the command line
 * @param remarks what a reader must know to trust or distrust the figures
 */
record Result(String name, String says, List<Figure> figures, List<String> remarks) {
  Result {
    figures = List.copyOf(figures);
    remarks = List.copyOf(remarks);
  }
}
