package dev.audiolith.house.offenders;

/// Breaks: only edges catch what nobody expected.
public final class CatchesEverything {
    public boolean works(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
