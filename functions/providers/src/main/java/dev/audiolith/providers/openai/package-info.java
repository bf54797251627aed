/// Transcription by OpenAI, and by any server that speaks its language.
@NullMarked
package dev.audiolith.providers.openai;

import org.jspecify.annotations.NullMarked;
