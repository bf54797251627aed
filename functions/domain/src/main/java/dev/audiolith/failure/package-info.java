/// How the outside world fails, classified once at the wire and decided upon here.
@NullMarked
package dev.audiolith.failure;

import org.jspecify.annotations.NullMarked;
