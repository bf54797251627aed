package dev.audiolith.testkit.recording;

import dev.audiolith.recording.AudioTool;
import java.time.Duration;

class FakeAudioToolTest implements AudioToolContract {

    @Override
    public AudioTool tool() {
        return new FakeAudioTool(Duration.ofMinutes(1));
    }
}
