package dev.audiolith.ffmpeg;

import dev.audiolith.recording.AudioTool;
import dev.audiolith.testkit.recording.AudioToolContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.audiolith.ffmpeg.Binaries#all")
class FfmpegToolContractTest implements AudioToolContract {
    @Parameter
    private Path binary = Binaries.PUBLISHED;

    @Override
    public AudioTool tool() {
        return new FfmpegTool(binary, Duration.ofMinutes(1));
    }
}
