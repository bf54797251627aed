/// The fake audio tool against its contract.
@NullMarked
package dev.audiolith.testkit.recording;

import org.jspecify.annotations.NullMarked;
