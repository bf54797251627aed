/// The fakes keep the contracts they are fakes of.
@NullMarked
package dev.audiolith.testkit.track;

import org.jspecify.annotations.NullMarked;
