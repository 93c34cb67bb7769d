package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_026;

import java.util.List;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.PieceRule;
import org.customspost.gateway.validation.rule.Report;

/** A description, where one is sent, says what the goods are. */
public final class DescriptionIsNotVague implements PieceRule {
  private static final List<String> LISTS = List.of("vague-descriptions", "own-vague-descriptions");

  private final StopWords stopWords;

  /** The second list is the operator's own and need not be installed. */
  public DescriptionIsNotVague(Parameters parameters) {
    stopWords = StopWords.of(parameters.installedLists("lists", LISTS));
  }

  @Override
  public void check(ContentPiece piece, int number, Report report) {
    String description = piece.description();
    if (description == null || description.isBlank()) return;
    String problem = stopWords.problemOf(description);
    if (!problem.isEmpty())
      report.addToPiece(VAL_026, number, "description", "value", description, "problem", problem);
  }
}
