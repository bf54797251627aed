/// Stand-ins for what archiving needs, and what their real counterparts must do.
@NullMarked
package dev.audiolith.testkit.track;

import org.jspecify.annotations.NullMarked;
