package dev.audiolith.speech;

/// What is said just before and just after a part of a longer text, so that it is not spoken like a text of its own. Empty where there
/// is nothing. It is not spoken, and not charged for.
public record Surroundings(String before, String after) {
    public static final Surroundings NONE = new Surroundings("", "");
}
