package org.customspost.gateway.flow.act;

/**
 * What an action will do to one target, or why it leaves it alone.
 *
 * @param name as a person knows it
 * @param partner whose it is; empty where that is not known
 * @param acts false where it is left alone
 * @param text what will happen, or why nothing does
 */
public record Verdict(String name, String partner, boolean acts, String text) {

  static Verdict will(String name, String partner, String text) {
    return new Verdict(name, partner, true, text);
  }

  static Verdict not(String name, String partner, String why) {
    return new Verdict(name, partner, false, why);
  }

  static Verdict unknown(Target target) {
    return not(target.text(), "", "there is none");
  }
}
