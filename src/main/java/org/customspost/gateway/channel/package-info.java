/** The doors: bytes in and out over files, SFTP and JMS. */
@NullMarked
package org.customspost.gateway.channel;

import org.jspecify.annotations.NullMarked;
