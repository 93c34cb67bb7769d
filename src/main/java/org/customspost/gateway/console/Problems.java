package org.customspost.gateway.console;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.customspost.gateway.error.GatewayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into a page, or JSON for the API; never with a stack trace. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int REFERENCE_LENGTH = 8;

  private final SecureRandom random = new SecureRandom();
  private final Gate gate;

  Problems(Gate gate) {
    this.gate = gate;
  }

  void tell(Exception problem, Context context) {
    if (problem instanceof Refused refused) show(context, refused.status(), refused.words(), "");
    else if (problem instanceof HttpResponseException known)
      show(context, known.getStatus(), words(known.getStatus()), "");
    else if (problem instanceof GatewayException known) unable(known, context);
    else unforeseen(problem, context);
  }

  private void unable(GatewayException known, Context context) {
    String reference = reference();
    LOG.warn(
        "{}: {} {} was not done: {}",
        reference,
        context.method(),
        context.path(),
        known.getMessage());
    String words = known.findings().stream().map(String::valueOf).collect(Collectors.joining("\n"));
    show(context, 503, words, reference);
  }

  private void unforeseen(Exception problem, Context context) {
    String reference = reference();
    LOG.error("{}: {} {} failed", reference, context.method(), context.path(), problem);
    show(
        context,
        500,
        "This page could not be made; nothing was changed by looking at it. The log says why, under"
            + " the reference.",
        reference);
  }

  private void show(Context context, int status, String words, String reference) {
    Problem problem = Problem.of(status, words, reference);
    context.status(status);
    if (context.path().startsWith("/api/")) json(context, problem);
    else page(context, problem);
  }

  private void page(Context context, Problem problem) {
    try {
      gate.outside(context).show("problem", problem.title(), problem);
    } catch (RuntimeException e) { // who calls gets an answer even where pages cannot be made
      LOG.error("the page of a problem failed", e);
      context.contentType("text/plain").result(problem.title() + "\n" + problem.words() + "\n");
    }
  }

  /** RFC 9457. */
  private void json(Context context, Problem problem) {
    gate.outside(context)
        .json(
            json -> {
              json.writeStartObject();
              json.writeNumberField("status", problem.status());
              json.writeStringField("title", problem.title());
              json.writeStringField("detail", problem.words());
              if (!problem.reference().isEmpty())
                json.writeStringField("reference", problem.reference());
              json.writeEndObject();
            });
    context.contentType("application/problem+json");
  }

  private static String words(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 413 -> "More was sent than is taken here.";
      default -> "The call was not one that is answered here.";
    };
  }

  private String reference() {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < REFERENCE_LENGTH; at++)
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return text.toString();
  }
}
