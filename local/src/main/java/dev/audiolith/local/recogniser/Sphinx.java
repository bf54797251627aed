package dev.audiolith.local.recogniser;

import dev.audiolith.speech.Word;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/// CMU Sphinx with its general English model: lower-case words without punctuation, a good fifth of them wrong.
///
/// It hears one utterance at a time; several recordings take turns by utterance. Once loaded it is used again and again: loading takes
/// seconds and hundreds of megabytes.
final class Sphinx {
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Recognizer recogniser;
    private final StreamDataSource ear;

    private Sphinx(Recognizer recogniser, StreamDataSource ear) {
        this.recogniser = recogniser;
        this.ear = ear;
    }

    static Sphinx load() throws IOException {
        var settings = new ConfigurationManager(Objects.requireNonNull(Sphinx.class.getResource("sphinx4.xml")));
        var recogniser = (Recognizer) settings.lookup("recognizer");
        recogniser.allocate();
        return new Sphinx(recogniser, (StreamDataSource) settings.lookup("dataSource"));
    }

    /// The words of one utterance, timed from its beginning.
    List<Word> hear(byte[] samples) {
        turn.lock();
        try {
            ear.setInputStream(new ByteArrayInputStream(samples));
            var result = recogniser.recognize();
            return result == null ? List.of() : words(result);
        } finally {
            turn.unlock();
        }
    }

    private static List<Word> words(Result result) {
        return result.getTimedBestResult(false).stream().filter(word -> !word.isFiller()).map(Sphinx::word).toList();
    }

    private static Word word(WordResult heard) {
        var time = heard.getTimeFrame();
        return new Word(heard.getWord().getSpelling(), Duration.ofMillis(time.getStart()), Duration.ofMillis(time.getEnd()));
    }
}
