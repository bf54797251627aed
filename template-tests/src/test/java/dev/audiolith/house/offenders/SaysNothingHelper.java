package dev.audiolith.house.offenders;

/// Breaks: names say something.
public final class SaysNothingHelper {}
