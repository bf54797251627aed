/// The life of sounds over fakes: what is answered, what is kept, what a crash between any two steps leaves behind.
@NullMarked
package dev.audiolith.testkit.story;

import org.jspecify.annotations.NullMarked;
