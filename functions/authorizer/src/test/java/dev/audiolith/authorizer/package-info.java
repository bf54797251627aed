/// The authorizer, and those who try to get past it.
@NullMarked
package dev.audiolith.authorizer;

import org.jspecify.annotations.NullMarked;
