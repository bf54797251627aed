/// Fetching what is pinned through IPFS gateways.
@NullMarked
package dev.audiolith.providers.gateway;

import org.jspecify.annotations.NullMarked;
