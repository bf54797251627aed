/// The doors that call back: what happened to a sound, told to those who asked for it, signed, and told again until it arrives.
@NullMarked
package dev.audiolith.webhook;

import org.jspecify.annotations.NullMarked;
