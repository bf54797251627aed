/// What can be said about the adapters without a server; the rest is in the contracts that `local` runs over real ones.
@NullMarked
package dev.audiolith.aws;

import org.jspecify.annotations.NullMarked;
