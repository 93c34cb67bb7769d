package org.customspost.gateway.simulator;

import java.nio.file.Path;

/**
 * Folders of a play.
 *
 * @param templates an integrator's own templates and readings; what it lacks is ours
 * @param kept where each partner keeps what it sent and received
 */
public record Folders(Path templates, Path kept) {}
