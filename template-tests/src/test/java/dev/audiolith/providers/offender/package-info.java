/// One class that knows too much.
@NullMarked
package dev.audiolith.providers.offender;

import org.jspecify.annotations.NullMarked;
