/// The built-in IPFS node: blocks on disk behind a subset of Kubo's RPC interface and of the gateway.
@NullMarked
package dev.audiolith.local.ipfs;

import org.jspecify.annotations.NullMarked;
