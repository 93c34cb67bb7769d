/** Acting on messages and channels: what will happen, what has happened, and what waits for it. */
@NullMarked
package org.customspost.gateway.console.act;

import org.jspecify.annotations.NullMarked;
