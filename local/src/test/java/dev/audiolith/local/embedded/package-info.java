/// The real adapters pass the contracts of storage over real servers.
@NullMarked
package dev.audiolith.local.embedded;

import org.jspecify.annotations.NullMarked;
