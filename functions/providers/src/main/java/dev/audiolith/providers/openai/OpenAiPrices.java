package dev.audiolith.providers.openai;

import dev.audiolith.transcript.Prices;
import java.util.Collection;
import java.util.HashMap;

/// What OpenAI charges for its models.
public final class OpenAiPrices {

    /// All but those of some models.
    public static Prices without(Collection<String> models) {
        var prices = new HashMap<>(OpenAiModel.prices());
        prices.keySet().removeAll(models);
        return new Prices(prices);
    }

    private OpenAiPrices() {}
}
