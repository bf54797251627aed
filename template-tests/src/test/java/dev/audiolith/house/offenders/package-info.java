/// Classes that break one rule each.
@NullMarked
package dev.audiolith.house.offenders;

import org.jspecify.annotations.NullMarked;
