/// Recordings become text: the transcription and its life, what is asked of a transcriber, and what is made of its answers.
@NullMarked
package dev.audiolith.transcript;

import org.jspecify.annotations.NullMarked;
