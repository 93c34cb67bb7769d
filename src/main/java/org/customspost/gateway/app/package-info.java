/** main, the commands and the wiring. */
@NullMarked
package org.customspost.gateway.app;

import org.jspecify.annotations.NullMarked;
