/// Pinning at Pinata: its current API, and the older one for keys that only know that.
@NullMarked
package dev.audiolith.providers.pinata;

import org.jspecify.annotations.NullMarked;
