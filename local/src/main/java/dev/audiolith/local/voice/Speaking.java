package dev.audiolith.local.voice;

/// How a voice sounds: its pitch, and how many words a minute it says.
record Speaking(String id, String name, float pitchHertz, float wordsPerMinute) {

    Speaking faster(double speed) {
        return new Speaking(id, name, pitchHertz, (float) (wordsPerMinute * speed));
    }
}
