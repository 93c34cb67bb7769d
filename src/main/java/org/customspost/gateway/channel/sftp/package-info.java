/** Doors that are folders on SFTP servers, the partners' and our own. */
@NullMarked
package org.customspost.gateway.channel.sftp;

import org.jspecify.annotations.NullMarked;
