package org.whence.publish;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whence.model.Attribution;
import org.whence.model.AttributionType;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Bound;
import org.whence.model.Case;
import org.whence.model.Certainty;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Derivation;
import org.whence.model.DerivationKind;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Ids;
import org.whence.model.Judgement;
import org.whence.model.Listing;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Polarity;
import org.whence.model.Proposition;
import org.whence.model.Quantity;
import org.whence.model.Reason;
import org.whence.model.Relation;
import org.whence.model.RelationKind;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Severity;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.Stance;
import org.whence.model.Story;
import org.whence.model.TimeRef;
import org.whence.model.Unreadable;

/// An invented affair, put together by hand: a port, a payment and some robots. Four reports and an embedded post retell an
/// agency that is not in the folder, one report has its own origin, two more are about something else.
final class Affair {
    final Report ledger =
            report(
                    "ledger.html",
                    "Coastal Ledger",
                    "Ida Brandt",
                    LocalDate.of(2031, 4, 2),
                    "https://ledger.example/port?a=1&b=2",
                    null,
                    """
                    T 🚢🤖 Port paid shell company for robots, papers show

                    P The Port of Lyngvik paid at least 4 million euros to Brisa Trading, two procurement officials told Norrwire last week. The payment was booked as harbour dues.

                    H Seven machines

                    P Halden Marine, a subsidiary of Torsund Group, may have delivered seven Otter-7 robots in March 2031, according to an invoice reviewed by Norrwire.

                    P “There was no such transfer,” port director Signe Aldal told Norrwire. Torsund Group did not respond to a request for comment.

                    X Share this story · Subscribe to our newsletter · © Coastal Ledger
                    """);
    final Report fjord =
            report(
                    "fjord.txt",
                    "Daily Fjord",
                    null,
                    LocalDate.of(2031, 4, 3),
                    null,
                    null,
                    """
                    T Port of Lyngvik paid 14 million for robots

                    P The Port of Lyngvik paid 14 million euros to Brisa Trading. Halden Marine delivered seven Otter-7 robots, Norrwire reported.

                    B The robots inspect quay walls.

                    B Nobody at the port could be reached.

                    P Its owner, Torsund Group, was silent.
                    """);
    final Report harbour =
            report(
                    "harbour.html",
                    "Harbour Post",
                    null,
                    LocalDate.of(2031, 4, 4),
                    "https://harbour.example/robots",
                    null,
                    """
                    T Torsund paid for robots

                    P Torsund Group paid at least 4 million euros to Brisa Trading, Norrwire says, citing officials.

                    O Brisa Trading has no office and no staff 🤷. I went there.

                    Q “There was no such transfer,” the port's director says.

                    P The port ordered the robots in 2030.
                    """);
    final Report post =
            report(
                    "harbour.html",
                    null,
                    "@quaywatch",
                    LocalDate.of(2031, 4, 3),
                    "https://posts.example/quaywatch/9",
                    harbour.id(),
                    """
                    P Brisa Trading has no office and no staff 🤷. I went there.
                    """);
    final Report courier =
            report(
                    "courier.txt",
                    "Inland Courier",
                    "T. Rask",
                    LocalDate.of(2031, 4, 6),
                    null,
                    null,
                    """
                    T The company nobody visits

                    P Brisa Trading employs nobody, the company register shows. Its only director, Pavel Ostrin, is listed in Casmere.

                    P Port of Lyngvik accounts seen by this newspaper record a payment of 4.1 million euros to Brisa Trading.
                    """);
    final Report dam =
            report(
                    "dam-1.txt",
                    "Valley Times",
                    null,
                    LocalDate.of(2031, 4, 1),
                    null,
                    null,
                    """
                    T Cracks at Lake Orrin dam

                    P Inspectors found eleven cracks in the Lake Orrin dam, the water board said on Tuesday.
                    """);
    final Report damAgain =
            report(
                    "dam-2.txt",
                    "Hill Gazette",
                    null,
                    null,
                    null,
                    null,
                    """
                    T Dam is safe, says board

                    P The water board said that inspectors had found eleven cracks in the Lake Orrin dam but no danger.
                    """);

    private final List<Source> sources = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    private final Source theLedger = source(SourceKind.OUTLET, "Coastal Ledger");
    private final Source theFjord = source(SourceKind.OUTLET, "Daily Fjord");
    private final Source thePost = source(SourceKind.OUTLET, "Harbour Post");
    private final Source theCourier = source(SourceKind.OUTLET, "Inland Courier");
    private final Source theTimes = source(SourceKind.OUTLET, "Valley Times");
    private final Source theGazette = source(SourceKind.OUTLET, "Hill Gazette");
    private final Source norrwire = source(SourceKind.OUTLET, "Norrwire");
    private final Source officials = source(SourceKind.UNNAMED, "two procurement officials");
    private final Source someOfficials = source(SourceKind.UNNAMED, "officials");
    private final Source invoice = source(SourceKind.DOCUMENT, "an invoice");
    private final Source register = source(SourceKind.DOCUMENT, "the company register");
    private final Source accounts = source(SourceKind.DOCUMENT, "Port of Lyngvik accounts");
    private final Source board = source(SourceKind.ORGANISATION, "the water board");
    private final Source quaywatch = source(SourceKind.PERSON, "@quaywatch");
    private final Party port =
            party(PartyKind.ORGANISATION, "Port of Lyngvik", ledger, fjord, courier);
    private final Party brisa =
            party(PartyKind.ORGANISATION, "Brisa Trading", ledger, fjord, harbour, courier);
    private final Party torsund =
            party(PartyKind.ORGANISATION, "Torsund Group", ledger, fjord, harbour);
    private final Party halden = party(PartyKind.ORGANISATION, "Halden Marine", ledger, fjord);
    private final Party aldal = party(PartyKind.PERSON, "Signe Aldal", ledger);
    private final Source director = source(SourceKind.PERSON, "Signe Aldal").withParty(aldal.id());
    private final Source theDirector = source(SourceKind.PERSON, "the port's director");

    Case whence() {
        sources.replaceAll(s -> s.id().equals(director.id()) ? director : s);

        Mention paid =
                mention(
                        ledger,
                        "The Port of Lyngvik paid at least 4 million euros to Brisa Trading",
                        "paid",
                        List.of(theLedger, norrwire, officials),
                        Certainty.CERTAIN,
                        quantity(ledger, "at least 4 million euros", 4e6, Bound.AT_LEAST));
        Mention paid14 =
                mention(
                        fjord,
                        "The Port of Lyngvik paid 14 million euros to Brisa Trading",
                        "paid",
                        List.of(theFjord),
                        Certainty.CERTAIN,
                        quantity(fjord, "14 million euros", 14e6, Bound.EXACT));
        Mention torsundPaid =
                mention(
                        harbour,
                        "Torsund Group paid at least 4 million euros to Brisa Trading",
                        "paid",
                        List.of(thePost, norrwire, someOfficials),
                        Certainty.CERTAIN,
                        quantity(harbour, "at least 4 million euros", 4e6, Bound.AT_LEAST));
        Mention booked =
                mention(
                        courier,
                        "record a payment of 4.1 million euros to Brisa Trading",
                        "record",
                        List.of(theCourier, accounts),
                        Certainty.CERTAIN,
                        quantity(courier, "4.1 million euros", 4.1e6, Bound.EXACT));
        Mention dues =
                mention(
                        ledger,
                        "The payment was booked as harbour dues",
                        "booked",
                        List.of(theLedger),
                        Certainty.CERTAIN);
        Mention mayHave =
                mention(
                        ledger,
                        "Halden Marine, a subsidiary of Torsund Group, may have delivered seven"
                                + " Otter-7 robots in March 2031",
                        "delivered",
                        List.of(theLedger, norrwire, invoice),
                        Certainty.POSSIBLE,
                        quantity(ledger, "seven Otter-7 robots", 7, Bound.EXACT));
        Mention subsidiary =
                mention(
                        ledger,
                        "Halden Marine, a subsidiary of Torsund Group",
                        "subsidiary",
                        List.of(theLedger, norrwire, invoice),
                        Certainty.CERTAIN);
        Mention delivered =
                mention(
                        fjord,
                        "Halden Marine delivered seven Otter-7 robots",
                        "delivered",
                        List.of(theFjord, norrwire),
                        Certainty.CERTAIN,
                        quantity(fjord, "seven Otter-7 robots", 7, Bound.EXACT));
        Mention owner =
                mention(
                        fjord,
                        "Its owner, Torsund Group",
                        "owner",
                        List.of(theFjord),
                        Certainty.CERTAIN);
        Mention denied =
                answer(
                        ledger,
                        "There was no such transfer",
                        "was",
                        List.of(theLedger, norrwire, director),
                        ResponseKind.DENIAL);
        Mention deniedAgain =
                answer(
                        harbour,
                        "There was no such transfer",
                        "was",
                        List.of(thePost, theDirector),
                        ResponseKind.DENIAL);
        Mention silent =
                answer(
                        ledger,
                        "Torsund Group did not respond to a request for comment",
                        "respond",
                        List.of(theLedger),
                        ResponseKind.NO_REPLY);
        Mention noStaff =
                mention(
                        post,
                        "Brisa Trading has no office and no staff",
                        "has",
                        List.of(quaywatch),
                        Certainty.CERTAIN);
        Mention nobody =
                mention(
                        courier,
                        "Brisa Trading employs nobody",
                        "employs",
                        List.of(theCourier, register),
                        Certainty.CERTAIN);
        Mention ordered =
                mention(
                        harbour,
                        "The port ordered the robots in 2030",
                        "ordered",
                        List.of(thePost),
                        Certainty.CERTAIN);
        Mention cracks =
                mention(
                        dam,
                        "Inspectors found eleven cracks in the Lake Orrin dam",
                        "found",
                        List.of(theTimes, board),
                        Certainty.CERTAIN);
        Mention cracksAgain =
                mention(
                        damAgain,
                        "inspectors had found eleven cracks in the Lake Orrin dam",
                        "found",
                        List.of(theGazette, board),
                        Certainty.CERTAIN);
        Mention danger =
                mention(
                        damAgain,
                        "no danger",
                        "danger",
                        List.of(theGazette, board),
                        Certainty.CERTAIN);

        Story robots =
                story("Port paid shell company for robots", ledger, fjord, harbour, post, courier);
        Story lake = story("Cracks at Lake Orrin dam", dam, damAgain);

        Claim payment = claim(robots, paid, paid14, torsundPaid, booked);
        Claim bookedAs = claim(robots, dues);
        Claim delivery = claim(robots, mayHave, delivered);
        Claim ownership = claim(robots, subsidiary, owner);
        Claim denial = claim(robots, denied, deniedAgain);
        Claim noReply = claim(robots, silent);
        Claim empty = claim(robots, noStaff, nobody);
        Claim order = claim(robots, ordered);
        Claim crack = claim(lake, cracks, cracksAgain);
        Claim safe = claim(lake, danger);

        Origin wire = origin("Norrwire", OriginKind.OUTLET, null, words(ledger, "told Norrwire"));
        Origin booksOfThePort =
                origin(
                        "Port of Lyngvik accounts",
                        OriginKind.DOCUMENT,
                        null,
                        words(courier, "accounts seen by this newspaper"));
        Origin theRegister =
                origin(
                        "the company register",
                        OriginKind.DOCUMENT,
                        null,
                        words(courier, "the company register shows"));
        Origin watcher = origin("@quaywatch", OriginKind.REPORT, post, words(post, "I went there"));
        Origin ledgerItself =
                origin("Coastal Ledger", OriginKind.REPORT, ledger, words(ledger, "booked"));
        Origin theBoard =
                origin(
                        "the water board",
                        OriginKind.ORGANISATION,
                        null,
                        words(dam, "the water board said"));

        Response denies =
                new Response(
                        Ids.of("response", denied.id()),
                        aldal.id(),
                        "port director Signe Aldal",
                        ResponseKind.DENIAL,
                        List.of(payment.id()),
                        denied.id());
        Response saysNothing =
                new Response(
                        Ids.of("response", silent.id()),
                        torsund.id(),
                        "Torsund Group",
                        ResponseKind.NO_REPLY,
                        List.of(delivery.id(), payment.id()),
                        silent.id());

        Reason alike = Reason.of("same words", .9, "same parties, same verb");
        return new Case(
                List.of(ledger, fjord, harbour, post, courier, dam, damAgain),
                List.of(
                        new Unreadable("scan.pdf", "PDF is not read yet"),
                        new Unreadable("empty.txt", "the file is empty")),
                List.of(attribution(), quotation()),
                sources,
                mentions,
                List.of(
                        payment, bookedAs, delivery, ownership, denial, noReply, empty, order,
                        crack, safe),
                List.of(
                        stand(
                                payment,
                                2,
                                3,
                                List.of(wire, booksOfThePort),
                                List.of(denies, saysNothing),
                                "4",
                                Reason.of(
                                        "credit",
                                        1,
                                        "Coastal Ledger, Daily Fjord and Harbour Post go back to"
                                                + " Norrwire",
                                        words(ledger, "two procurement officials told Norrwire"),
                                        words(harbour, "Norrwire says, citing officials")),
                                Reason.of(
                                        "undecided",
                                        .4,
                                        "Inland Courier does not say who gave it the accounts",
                                        words(courier, "accounts seen by this newspaper"))),
                        stand(bookedAs, 1, 1, List.of(ledgerItself), List.of(), "6", alike),
                        stand(
                                delivery,
                                1,
                                1,
                                List.of(wire),
                                List.of(saysNothing),
                                "3",
                                Reason.of(
                                        "credit",
                                        1,
                                        "both credit Norrwire",
                                        words(ledger, "reviewed by Norrwire"),
                                        words(fjord, "Norrwire reported"))),
                        stand(ownership, 1, 1, List.of(wire), List.of(), "3", alike),
                        stand(denial, 1, 1, List.of(wire), List.of(), "3", alike),
                        stand(noReply, 1, 1, List.of(ledgerItself), List.of(), "6", alike),
                        stand(empty, 2, 2, List.of(theRegister, watcher), List.of(), "1", alike),
                        stand(crack, 1, 1, List.of(theBoard), List.of(), "3", alike),
                        stand(safe, 1, 1, List.of(theBoard), List.of(), "6", alike)),
                List.of(denies, saysNothing),
                List.of(
                        derivation(
                                wire.id(),
                                ledger,
                                DerivationKind.CREDIT,
                                1,
                                Reason.of(
                                        "credit",
                                        1,
                                        "Coastal Ledger credits Norrwire",
                                        words(ledger, "told Norrwire"))),
                        derivation(
                                wire.id(),
                                harbour,
                                DerivationKind.CREDIT,
                                1,
                                Reason.of(
                                        "credit",
                                        1,
                                        "Harbour Post credits Norrwire",
                                        words(harbour, "Norrwire says, citing officials"))),
                        new Derivation(
                                ledger.id(),
                                fjord.id(),
                                DerivationKind.REWRITE,
                                .81,
                                List.of(
                                        Reason.of(
                                                "shared wording",
                                                .81,
                                                "Daily Fjord has 9 words in a row from Coastal"
                                                        + " Ledger and came a day later",
                                                words(fjord, "delivered seven Otter-7 robots"))),
                                List.of(
                                        new Derivation.Match(
                                                at(ledger, "delivered seven Otter-7 robots"),
                                                at(fjord, "delivered seven Otter-7 robots")))),
                        derivation(
                                dam.id(),
                                damAgain,
                                DerivationKind.REWRITE,
                                .44,
                                Reason.of(
                                        "shared wording",
                                        .44,
                                        "both have the same words",
                                        words(damAgain, "eleven cracks in the Lake Orrin dam")))),
                List.of(wire, booksOfThePort, theRegister, watcher, ledgerItself, theBoard),
                List.of(
                        drift(
                                payment,
                                DriftKind.QUANTITY,
                                paid,
                                paid14,
                                at(ledger, "at least 4 million"),
                                at(fjord, "14 million", 1),
                                Severity.MAJOR,
                                "at least 4 million became 14 million"),
                        drift(
                                payment,
                                DriftKind.ATTRIBUTION,
                                paid,
                                paid14,
                                at(ledger, "two procurement officials told Norrwire"),
                                new Span(
                                        at(fjord, "Brisa Trading").end(),
                                        at(fjord, "Brisa Trading").end()),
                                Severity.MAJOR,
                                "nobody is credited any more"),
                        drift(
                                payment,
                                DriftKind.ACTOR,
                                paid,
                                torsundPaid,
                                at(ledger, "The Port of Lyngvik"),
                                at(harbour, "Torsund Group"),
                                Severity.MAJOR,
                                "the payer is another party"),
                        drift(
                                delivery,
                                DriftKind.CERTAINTY,
                                mayHave,
                                delivered,
                                at(ledger, "may have delivered"),
                                at(fjord, "delivered"),
                                Severity.MAJOR,
                                "possible became certain"),
                        drift(
                                delivery,
                                DriftKind.TIME,
                                mayHave,
                                delivered,
                                at(ledger, "in March 2031"),
                                new Span(
                                        at(fjord, "Otter-7 robots").end(),
                                        at(fjord, "Otter-7 robots").end()),
                                Severity.MINOR,
                                "the month is left out")),
                List.of(port, brisa, torsund, halden, aldal),
                List.of(
                        new Relation(
                                Ids.of("relation", 1),
                                RelationKind.SUBSIDIARY_OF,
                                halden.id(),
                                torsund.id(),
                                List.of(ownership.id()),
                                List.of(
                                        words(ledger, "a subsidiary of Torsund Group"),
                                        words(fjord, "Its owner, Torsund Group")))),
                List.of(
                        new Listing(
                                brisa.id(),
                                "Test list",
                                "T-17",
                                "BRISA TRADING LTD",
                                .93,
                                Judgement.UNJUDGED,
                                List.of(Reason.of("name", .93, "names agree but for the form")))),
                List.of(robots, lake));
    }

    /// A case with nothing in it.
    static Case empty() {
        return new Case(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of());
    }

    /// A case of one report whose every word wants to be code.
    static Case hostile(String words) {
        Report report =
                report(
                        "a" + words + ".html",
                        words,
                        words,
                        LocalDate.of(2031, 4, 2),
                        "javascript:alert(1)//" + words,
                        null,
                        "T " + words + "\n\nP " + words + " is " + words);
        Span at = new Span(0, words.length());
        Source source = Source.of(SourceKind.UNNAMED, words);
        Reason why = Reason.of(words, 1, words, new Passage(report.id(), at));
        Mention mention =
                new Mention(
                        "m",
                        report.id(),
                        at,
                        new Proposition(words, at, at, at),
                        List.of(source.id()),
                        null,
                        Certainty.POSSIBLE,
                        Polarity.DENIED,
                        ResponseKind.DENIAL,
                        List.of(new Quantity(at, 1, words, Bound.ABOUT)),
                        List.of(new TimeRef(at, LocalDate.of(2031, 1, 2), null)),
                        List.of(why));
        Claim claim = new Claim("c", words, "s", List.of("m"), List.of(why));
        Origin origin = new Origin("o", words, OriginKind.UNNAMED, null, List.of(why));
        Passage passage = new Passage(report.id(), at);
        return new Case(
                List.of(report),
                List.of(new Unreadable(words, words)),
                List.of(),
                List.of(source),
                List.of(mention),
                List.of(claim),
                List.of(
                        new Corroboration(
                                "c", 1, 2, List.of("o"), List.of("r"), words, List.of(why))),
                List.of(new Response("r", "p", words, ResponseKind.DENIAL, List.of("c"), "m")),
                List.of(
                        new Derivation(
                                "o",
                                report.id(),
                                DerivationKind.CREDIT,
                                .3,
                                List.of(why),
                                List.of())),
                List.of(origin),
                List.of(
                        new Drift(
                                "d",
                                "c",
                                DriftKind.POLARITY,
                                "m",
                                "m",
                                at,
                                at,
                                Severity.MAJOR,
                                List.of(why))),
                List.of(
                        new Party(
                                "p",
                                PartyKind.PERSON,
                                words,
                                List.of(words, words + "2"),
                                List.of(passage))),
                List.of(
                        new Relation(
                                "x",
                                RelationKind.OWNED_BY,
                                "p",
                                "p",
                                List.of("c"),
                                List.of(passage))),
                List.of(new Listing("p", words, words, words, .5, Judgement.UNSURE, List.of(why))),
                List.of(new Story("s", words, List.of(report.id()))));
    }

    /// One report without a finding; the first letter of each paragraph says what block it is.
    static Report report(
            String file,
            @Nullable String outlet,
            @Nullable String author,
            @Nullable LocalDate published,
            @Nullable String url,
            @Nullable String within,
            String marked) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        String title = "";
        for (String paragraph : marked.strip().split("\n\n", -1)) {
            BlockKind kind =
                    switch (paragraph.charAt(0)) {
                        case 'T' -> BlockKind.TITLE;
                        case 'H' -> BlockKind.HEADING;
                        case 'B' -> BlockKind.BULLET;
                        case 'Q' -> BlockKind.PULL_QUOTE;
                        case 'O' -> BlockKind.POST;
                        case 'X' -> BlockKind.BOILERPLATE;
                        default -> BlockKind.PARAGRAPH;
                    };
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            int start = text.length();
            text.append(paragraph.substring(2));
            blocks.add(new Block(kind, new Span(start, text.length())));
            if (kind == BlockKind.TITLE) {
                title = text.toString();
            }
        }
        return new Report(
                Ids.of("report", file, marked),
                file,
                file.equals("courier.txt") ? List.of("courier (copy).txt") : List.of(),
                Ids.sha256(marked.getBytes(StandardCharsets.UTF_8)),
                title,
                outlet,
                author,
                published,
                "en",
                url,
                within,
                text.toString(),
                blocks);
    }

    static Span at(Report report, String words) {
        return at(report, words, 0);
    }

    /// The occurrence of the words after the first `skip` ones.
    static Span at(Report report, String words, int skip) {
        int found = report.text().indexOf(words);
        for (int i = 0; i < skip; i++) {
            found = report.text().indexOf(words, found + 1);
        }
        if (found < 0) {
            throw new IllegalArgumentException("not in " + report.file() + ": " + words);
        }
        return new Span(found, found + words.length());
    }

    static Passage words(Report report, String words) {
        return new Passage(report.id(), at(report, words));
    }

    private Source source(SourceKind kind, String name) {
        Source source = Source.of(kind, name);
        sources.add(source);
        return source;
    }

    private static Quantity quantity(Report report, String words, double value, Bound bound) {
        return new Quantity(
                at(report, words), value, words.endsWith("robots") ? "robot" : "euro", bound);
    }

    private Mention mention(
            Report report,
            String words,
            String head,
            List<Source> chain,
            Certainty certainty,
            Quantity... quantities) {
        return mention(report, words, head, chain, certainty, null, quantities);
    }

    private Mention answer(
            Report report, String words, String head, List<Source> chain, ResponseKind kind) {
        return mention(report, words, head, chain, Certainty.CERTAIN, kind);
    }

    private Mention mention(
            Report report,
            String words,
            String head,
            List<Source> chain,
            Certainty certainty,
            @Nullable ResponseKind response,
            Quantity... quantities) {
        Span at = at(report, words);
        int headAt = report.text().indexOf(head, at.start());
        List<TimeRef> times =
                words.contains("in March 2031")
                        ? List.of(
                                new TimeRef(
                                        at(report, "March 2031"),
                                        LocalDate.of(2031, 3, 1),
                                        LocalDate.of(2031, 3, 31)))
                        : words.contains("in 2030")
                                ? List.of(
                                        new TimeRef(
                                                at(report, "2030"),
                                                LocalDate.of(2030, 1, 1),
                                                LocalDate.of(2030, 12, 31)))
                                : List.of();
        Mention mention =
                new Mention(
                        Ids.of("mention", report.id(), at),
                        report.id(),
                        at,
                        new Proposition(head, new Span(headAt, headAt + head.length()), null, null),
                        chain.stream().map(Source::id).toList(),
                        null,
                        certainty,
                        response == ResponseKind.DENIAL ? Polarity.DENIED : Polarity.AFFIRMED,
                        response,
                        List.of(quantities),
                        times,
                        List.of(Reason.of("main clause", 1, "the main clause of its sentence")));
        mentions.add(mention);
        return mention;
    }

    private Claim claim(Story story, Mention... all) {
        Report first =
                List.of(ledger, fjord, harbour, post, courier, dam, damAgain).stream()
                        .filter(r -> r.id().equals(all[0].report()))
                        .findFirst()
                        .orElseThrow();
        return new Claim(
                Ids.of("claim", all[0].id()),
                first.quote(all[0].at()),
                story.id(),
                List.of(all).stream().map(Mention::id).toList(),
                List.of());
    }

    private static Story story(String title, Report... reports) {
        return new Story(
                Ids.of("story", title), title, List.of(reports).stream().map(Report::id).toList());
    }

    private static Party party(PartyKind kind, String name, Report... in) {
        List<Passage> passages =
                List.of(in).stream()
                        .filter(r -> r.text().contains(name))
                        .map(r -> words(r, name))
                        .toList();
        return new Party(
                Ids.of("party", name),
                kind,
                name,
                name.equals("Port of Lyngvik") ? List.of(name, "the port") : List.of(name),
                passages);
    }

    private static Origin origin(
            String name, OriginKind kind, @Nullable Report report, Passage evidence) {
        return new Origin(
                Ids.of("origin", kind, name),
                name,
                kind,
                report == null ? null : report.id(),
                List.of(Reason.of("end of chain", 1, "no chain leads further", evidence)));
    }

    private static Corroboration stand(
            Claim claim,
            int min,
            int max,
            List<Origin> origins,
            List<Response> against,
            String grade,
            Reason... why) {
        return new Corroboration(
                claim.id(),
                min,
                max,
                origins.stream().map(Origin::id).toList(),
                against.stream().map(Response::id).toList(),
                grade,
                List.of(why));
    }

    private static Derivation derivation(
            String from, Report to, DerivationKind kind, double confidence, Reason why) {
        return new Derivation(from, to.id(), kind, confidence, List.of(why), List.of());
    }

    private static Drift drift(
            Claim claim,
            DriftKind kind,
            Mention from,
            Mention to,
            Span before,
            Span after,
            Severity severity,
            String why) {
        return new Drift(
                Ids.of("drift", claim.id(), kind, from.id(), to.id()),
                claim.id(),
                kind,
                from.id(),
                to.id(),
                before,
                after,
                severity,
                List.of(Reason.of("compared", 1, why)));
    }

    private Attribution attribution() {
        return new Attribution(
                Ids.of("attribution", ledger.id(), 1),
                ledger.id(),
                AttributionType.INDIRECT,
                Stance.ASSERTS,
                List.of(at(ledger, "two procurement officials")),
                List.of(at(ledger, "told")),
                List.of(
                        at(
                                ledger,
                                "The Port of Lyngvik paid at least 4 million euros to Brisa Trading")),
                officials.id(),
                List.of(norrwire.id(), officials.id()),
                null,
                List.of(Reason.of("tagger", .97, "the model links source, cue and content")));
    }

    private Attribution quotation() {
        return new Attribution(
                Ids.of("attribution", ledger.id(), 2),
                ledger.id(),
                AttributionType.DIRECT,
                Stance.DENIES,
                List.of(at(ledger, "port director Signe Aldal")),
                List.of(at(ledger, "told", 1)),
                List.of(at(ledger, "There was no such transfer")),
                director.id(),
                List.of(norrwire.id(), director.id()),
                null,
                List.of(Reason.of("tagger", .99, "the model links source, cue and content")));
    }
}
