package dev.audiolith.testkit.pin;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Pinner;

final class FakePinnerTest implements PinnerContract {

    @Override
    public Pinner honest() {
        return FakePinner.thatKeeps("first");
    }

    @Override
    public Pinner lying() {
        return FakePinner.thatLies("first");
    }

    @Override
    public Pinner notKnowingUs() {
        return FakePinner.thatFails("first", FailureKind.UNAUTHORIZED);
    }

    @Override
    public Pinner down() {
        return FakePinner.thatIsDown("first");
    }
}
