package org.customspost.gateway.console.access;

/**
 * The form of the sign-in page.
 *
 * @param to where to go then
 * @param problem why the last try failed; empty on the first
 * @param elsewhere the name of the other way in; empty where there is none
 */
public record SignInForm(String to, String name, String problem, String elsewhere) {}
