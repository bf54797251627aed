/// What all our streams have in common.
@NullMarked
package dev.audiolith.stream;

import org.jspecify.annotations.NullMarked;
