package dev.audiolith.transcript;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What transcribing costs: dollars a minute, by model. Of a model that is not in it nothing is claimed.
public record Prices(Map<String, BigDecimal> usdPerMinute) {
    public static final Prices UNKNOWN = new Prices(Map.of());

    private static final BigDecimal MILLIS_A_MINUTE = BigDecimal.valueOf(60_000);
    /// A second of the cheapest model costs 50 millionths of a dollar.
    private static final int DECIMALS = 6;

    public Prices {
        usdPerMinute = Map.copyOf(usdPerMinute);
    }

    public Optional<BigDecimal> usd(String model, Duration billed) {
        return Optional.ofNullable(usdPerMinute.get(model))
                .map(price -> price.multiply(BigDecimal.valueOf(billed.toMillis())).divide(MILLIS_A_MINUTE, DECIMALS,
                        RoundingMode.HALF_UP));
    }
}
