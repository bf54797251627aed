/// Configuration read from named variables; what is missing or malformed stops the start.
@NullMarked
package dev.audiolith.settings;

import org.jspecify.annotations.NullMarked;
