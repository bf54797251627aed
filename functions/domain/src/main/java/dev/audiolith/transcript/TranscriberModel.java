package dev.audiolith.transcript;

import java.time.Duration;

/// A model that can be asked, and what it takes at most in one call.
///
/// @param name as the provider knows it
/// @param mostBytes of the whole request, form and file together
/// @param longest recording that it takes
/// @param timed whether it tells when each passage and word is heard
public record TranscriberModel(String name, long mostBytes, Duration longest, boolean timed) {}
