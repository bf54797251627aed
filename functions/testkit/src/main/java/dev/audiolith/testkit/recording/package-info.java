/// What every audio tool promises, recordings to hold it to that, and a fake one.
@NullMarked
package dev.audiolith.testkit.recording;

import org.jspecify.annotations.NullMarked;
