package org.whence.align;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whence.model.Reason;
import org.whence.text.WordList;

/// How likely two mentions state the same claim: a logistic regression over what they share and where they differ. The
/// weights are learned from keyed affairs (`training/alignment`) and kept as text.
final class Likeness {
    /// What is compared, in the order of the weights.
    enum Feature {
        BIAS,
        MEANING,
        WORDS,
        CONTAINED,
        CONTEXT,
        PARTIES,
        SUBJECT,
        PREDICATE,
        SAME_QUANTITY,
        OTHER_QUANTITY,
        POLARITY,
        ANSWER,
        ONE_ANSWERS,
        SPEAKER,
        PLACE,
        LENGTH,
        BEST,
        RANK
    }

    private static final Map<Feature, Double> WEIGHTS = weights();

    private Likeness() {}

    static double of(Map<Feature, Double> features) {
        double sum = 0;
        for (Feature feature : Feature.values()) {
            sum += part(features, feature);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static double part(Map<Feature, Double> features, Feature feature) {
        return WEIGHTS.getOrDefault(feature, 0.0) * features.getOrDefault(feature, 0.0);
    }

    /// The features that spoke loudest for the decision.
    static List<Reason> reasons(Map<Feature, Double> features) {
        Map<Feature, Double> share = new LinkedHashMap<>();
        for (Feature feature : Feature.values()) {
            double part = part(features, feature);
            if (feature != Feature.BIAS && part > 0.3) {
                share.put(feature, part);
            }
        }
        List<Reason> reasons = new ArrayList<>();
        share.entrySet().stream()
                .sorted(
                        Map.Entry.<Feature, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .limit(3)
                .forEach(e ->
                        reasons.add(
                                Reason.of(
                                        "likeness:" + e.getKey(),
                                        Math.round(e.getValue() * 100) / 100.0,
                                        words(e.getKey()))));
        return reasons;
    }

    private static String words(Feature feature) {
        return switch (feature) {
            case MEANING -> "the sentences mean nearly the same";
            case WORDS, CONTAINED -> "they share rare words";
            case CONTEXT -> "the sentences around them are alike";
            case PARTIES -> "they name the same parties";
            case SUBJECT -> "they have the same subject";
            case PREDICATE -> "they have the same verb";
            case SAME_QUANTITY -> "they give the same figure";
            case SPEAKER -> "they are credited to the same source";
            case ANSWER -> "both are answers of the same kind";
            case PLACE -> "they stand at the same place of their reports";
            case BEST, RANK -> "each is the other's nearest in its report";
            default -> feature.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        };
    }

    private static Map<Feature, Double> weights() {
        Map<Feature, Double> weights = new EnumMap<>(Feature.class);
        WordList.pairs(Likeness.class, "likeness.tsv")
                .forEach((name, weight) ->
                        weights.put(Feature.valueOf(name), Double.parseDouble(weight)));
        return weights;
    }
}
