package dev.audiolith.settings;

import java.util.Map;

/// Where variables lie that may be replaced while we run, as the keys of our providers are.
public interface Vault {
    Vault EMPTY = new Vault() {
        @Override
        public Map<String, String> variables() {
            return Map.of();
        }

        @Override
        public void readAgain() {
            // There is nothing to be read.
        }
    };

    /// What it holds, as far as is known. Never fails: what was read last stays good until something else is read.
    Map<String, String> variables();

    /// Somebody was refused with what is known: looks whether it has been replaced. It need not look each time it is asked, or a key
    /// that is wrong for good would cost a look with every request.
    void readAgain();
}
