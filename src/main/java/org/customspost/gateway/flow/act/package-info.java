/**
 * What a person may do with messages and channels: shown before it is done, done once, and kept
 * with who did it and why.
 */
@NullMarked
package org.customspost.gateway.flow.act;

import org.jspecify.annotations.NullMarked;
