package dev.audiolith.providers.elevenlabs;

/// Voices that every account at ElevenLabs has, by the ids under which they are asked for.
public enum PremadeVoice {
    ADAM("pNInz6obpgDQGcFmaJgB"), ANTONI("ErXwobaYiN019PkySvjV"), DOMI("AZnzlk1XvdvUeBnXmlld"), ELLI("MF3mGyEYCl7XYWbV9V6O"), GEORGE(
            "JBFqnCBsd6RMkjVDRZzb"), JOSH("TxGEqnHWrfWFTfGW9XjX"), RACHEL("21m00Tcm4TlvDq8ikWAM"), SARAH("EXAVITQu4vr4xnSDxMaL");

    private final String id;

    PremadeVoice(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
