package org.customspost.gateway.flow.act;

import java.util.Locale;
import org.customspost.gateway.journal.Subjects;

/** What a verdict calls its target. */
record Named(String name, String partner) {

  static Named of(Subjects.Came came) {
    return new Named("interchange " + came.name(), came.partner());
  }

  static Named of(Subjects.Leaving leaving) {
    return new Named(words(leaving.kind().name()) + " " + leaving.name(), leaving.partner());
  }

  Verdict will(String text) {
    return Verdict.will(name, partner, text);
  }

  Verdict not(String why) {
    return Verdict.not(name, partner, why);
  }

  Verdict notParked(String state) {
    return not("is not parked any more, but " + words(state));
  }

  static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
