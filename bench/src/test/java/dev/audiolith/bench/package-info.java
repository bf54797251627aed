@NullMarked
package dev.audiolith.bench;

import org.jspecify.annotations.NullMarked;
