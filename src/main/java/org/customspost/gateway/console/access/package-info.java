/**
 * Who may: users, sign-in, sessions, tokens, the other sign-in by OpenID Connect, and looks at
 * personal values.
 */
@NullMarked
package org.customspost.gateway.console.access;

import org.jspecify.annotations.NullMarked;
