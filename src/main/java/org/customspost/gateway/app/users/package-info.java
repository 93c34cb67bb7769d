/** {@code ./gateway users}: who may use the console. */
@NullMarked
package org.customspost.gateway.app.users;

import org.jspecify.annotations.NullMarked;
