/// Pinning over Kubo's RPC: a node of one's own, Filebase, and what else speaks it.
@NullMarked
package dev.audiolith.providers.kubo;

import org.jspecify.annotations.NullMarked;
