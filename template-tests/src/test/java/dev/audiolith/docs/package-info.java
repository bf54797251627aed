/// Documentation that cannot rot unnoticed: what it names must be there.
@NullMarked
package dev.audiolith.docs;

import org.jspecify.annotations.NullMarked;
