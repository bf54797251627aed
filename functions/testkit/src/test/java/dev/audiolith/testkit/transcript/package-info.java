/// The fakes keep the contracts they are fakes of.
@NullMarked
package dev.audiolith.testkit.transcript;

import org.jspecify.annotations.NullMarked;
