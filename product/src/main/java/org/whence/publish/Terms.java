package org.whence.publish;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whence.model.Certainty;
import org.whence.model.DerivationKind;
import org.whence.model.DriftKind;
import org.whence.model.Judgement;
import org.whence.model.PartyKind;
import org.whence.model.RelationKind;
import org.whence.model.ResponseKind;

/// The words that readers see for the terms of the model.
final class Terms {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private Terms() {}

    static String of(DriftKind kind) {
        return switch (kind) {
            case QUANTITY -> "number changed";
            case CERTAINTY -> "hedge changed";
            case ATTRIBUTION -> "attribution changed";
            case ACTOR -> "actor swapped";
            case OBJECT -> "object swapped";
            case TIME -> "time changed";
            case SCOPE -> "scope changed";
            case POLARITY -> "meaning reversed";
            case OMISSION -> "left out";
        };
    }

    /// The letter that stands beside the colour of a change.
    static String letter(DriftKind kind) {
        return switch (kind) {
            case QUANTITY -> "N";
            case CERTAINTY -> "H";
            case ATTRIBUTION -> "A";
            case ACTOR -> "P";
            case OBJECT -> "O";
            case TIME -> "T";
            case SCOPE -> "S";
            case POLARITY -> "R";
            case OMISSION -> "L";
        };
    }

    static String of(Certainty certainty) {
        return switch (certainty) {
            case CERTAIN -> "certain";
            case PROBABLE -> "probable";
            case POSSIBLE -> "possible";
            case PLANNED -> "planned";
        };
    }

    static String of(ResponseKind kind) {
        return switch (kind) {
            case DENIAL -> "denies";
            case NO_COMMENT -> "declined to comment";
            case NO_REPLY -> "did not reply";
            case UNAWARE -> "says it is unaware";
            case CONFIRMATION -> "confirms";
        };
    }

    static String of(DerivationKind kind) {
        return switch (kind) {
            case COPY -> "copy";
            case REWRITE -> "rewrite";
            case SUMMARY -> "summary";
            case TRANSLATION -> "translation";
            case CREDIT -> "credit";
        };
    }

    /// A derivation as the verb between the later report and the earlier one.
    static String verb(DerivationKind kind) {
        return switch (kind) {
            case COPY -> "copies";
            case REWRITE -> "rewrites";
            case SUMMARY -> "sums up";
            case TRANSLATION -> "translates";
            case CREDIT -> "credits";
        };
    }

    static String of(RelationKind kind) {
        return switch (kind) {
            case SUBSIDIARY_OF -> "subsidiary of";
            case OWNED_BY -> "owned by";
            case INTERMEDIARY_FOR -> "intermediary for";
            case SUPPLIES -> "supplies";
            case LOCATED_IN -> "located in";
            case SANCTIONED_BY -> "sanctioned by";
            case EMPLOYED_BY -> "employed by";
            case COMMISSIONED_BY -> "commissioned by";
            case MEMBER_OF -> "member of";
        };
    }

    static String of(PartyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String of(Judgement judgement) {
        return switch (judgement) {
            case YES -> "same party";
            case NO -> "another party";
            case UNSURE -> "unsure";
            case UNJUDGED -> "possible match, not judged";
        };
    }

    /// Admiralty credibility in words.
    static String grade(String grade) {
        return switch (grade) {
            case "1" -> "confirmed by independent sources";
            case "2" -> "probably true";
            case "3" -> "possibly true";
            case "4" -> "doubtful";
            case "5" -> "improbable";
            default -> "not judged";
        };
    }

    static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    static String range(int min, int max) {
        return min == max ? Integer.toString(min) : min + "–" + max;
    }

    static String percent(double share) {
        return Math.round(100 * share) + "%";
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    /// A stretch of days as people say it: a day, a month, a year, or from - to; a side may be open.
    static String days(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null || to == null) {
            return from != null ? "from " + day(from) : to != null ? "until " + day(to) : "no date";
        }
        if (from.equals(to)) {
            return day(from);
        }
        if (from.getDayOfYear() == 1 && to.equals(from.plusYears(1).minusDays(1))) {
            return Integer.toString(from.getYear());
        }
        if (from.getDayOfMonth() == 1 && to.equals(from.plusMonths(1).minusDays(1))) {
            return MONTH.format(from);
        }
        return day(from) + " – " + day(to);
    }
}
