/** Who may use the console, who is signed in, and who looked: the rows. */
@NullMarked
package org.customspost.gateway.journal.access;

import org.jspecify.annotations.NullMarked;
