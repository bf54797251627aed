package dev.audiolith.house.offenders;

/// Breaks: nothing static changes, and: classes are final.
public class KeepsState {
    static int calls;

    public int call() {
        return ++calls;
    }
}
