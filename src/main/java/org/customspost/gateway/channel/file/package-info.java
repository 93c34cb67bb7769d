/** Doors that are folders on this machine. */
@NullMarked
package org.customspost.gateway.channel.file;

import org.jspecify.annotations.NullMarked;
