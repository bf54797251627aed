/// The house rules, each proved on an offender: a rule that cannot fail is none.
@NullMarked
package dev.audiolith.house;

import org.jspecify.annotations.NullMarked;
