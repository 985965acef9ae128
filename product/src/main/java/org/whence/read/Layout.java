package org.whence.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Span;

/// Tells the blocks of a manuscript apart. What its markup says stands; the rest is told by how a line looks and where
/// it stands: first the embedded posts and the furniture of the page, then the masthead, then title, captions, pull
/// quotes and headings. What is left is a paragraph: nothing of a report is lost.
final class Layout {
    private static final int LONGEST_TITLE = 30;
    private static final int LONGEST_TITLE_SENTENCE = 16;
    private static final int LONGEST_HEADING = 14;
    private static final int LONGEST_CAPTION = 30;
    private static final int SHORTEST_PULL_QUOTE = 3;
    private static final int LONGEST_PULL_QUOTE = 40;

    /// Words of a report that must stand before readers' comments can begin.
    private static final int SHORTEST_REPORT = 40;

    private static final Set<String> VERBS = Furniture.words("verbs");

    private static final Pattern SYMBOLS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ABBREVIATION = Pattern.compile("(?s).*\\b(?:\\p{L}\\.){2,}");
    private static final Pattern SENTENCE_BREAK =
            Pattern.compile("\\p{Ll}{3}[.!?][\"”’']?\\s+[\"“‘']?\\p{Lu}");
    private static final Pattern CAPITALS = Pattern.compile("[^\\p{Ll}]*\\p{Lu}{3}[^\\p{Ll}]*");
    private static final Pattern PREPOSITION =
            Pattern.compile(
                    "\\s(?:on|in|at|near|outside|inside|during|with|beside|behind|of|from)\\s");
    private static final Pattern PARTICIPLE = Pattern.compile("\\s\\p{Ll}+(?:ed|ing)\\s");
    private static final Pattern QUOTED =
            Pattern.compile(
                    "(?s)(?:“[^“”]+”|\"[^\"]+\"|«[^«»]+»|„[^„“]+“|''[^']+''|‘[^‘’]+’)[.,]?");
    private static final Pattern QUOTATION = Pattern.compile("“[^”]*”|\"[^\"]*\"");
    private static final String CLOSERS = "\"”’'»)]";

    private final Manuscript manuscript;
    private final List<Line> lines;
    private final @Nullable BlockKind[] kinds;
    private final List<Post> posts = new ArrayList<>();
    private final Masthead masthead = new Masthead();

    Layout(Manuscript manuscript) {
        this.manuscript = manuscript;
        this.lines = manuscript.lines();
        this.kinds = new BlockKind[lines.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = lines.get(i).given();
        }
        findPosts();
        findFurniture();
        findMasthead();
        findTitle();
        findTheRest();
    }

    List<Post> posts() {
        return List.copyOf(posts);
    }

    Credits credits() {
        return manuscript.credits().or(masthead.credits());
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < kinds.length; i++) {
            BlockKind kind = kinds[i];
            Span at = lines.get(i).at();
            if (kind == BlockKind.POST && !blocks.isEmpty() && within(blocks.getLast(), at)) {
                continue;
            }
            if (kind == BlockKind.POST) {
                at = posts.stream().map(Post::at).filter(at::overlaps).findFirst().orElse(at);
            }
            blocks.add(new Block(kind == null ? BlockKind.PARAGRAPH : kind, at));
        }
        return List.copyOf(blocks);
    }

    private static boolean within(Block block, Span at) {
        return block.kind() == BlockKind.POST && block.at().contains(at);
    }

    // Posts

    private void findPosts() {
        for (int i = 0; i < kinds.length; i++) {
            if (lines.get(i).given() == BlockKind.POST) {
                givenPost(i);
            } else if (kinds[i] == null) {
                post(i);
            }
        }
    }

    /// An element of a page that is marked as a post: its signature is one of its lines.
    private void givenPost(int at) {
        Line line = lines.get(at);
        var words = new ArrayList<String>();
        Signature signature = null;
        for (String part : line.words().lines().toList()) {
            Optional<Signature> found = Signature.closing(part).or(() -> Signature.opening(part));
            if (found.isPresent() && signature == null) {
                signature = found.get();
                words.add(signature.before());
            } else {
                words.add(part);
            }
        }
        if (signature == null) {
            kinds[at] = null;
        } else {
            add(line.at(), words, signature);
        }
    }

    private void post(int at) {
        String words = words(at);
        Optional<Signature> closing = Signature.closing(words);
        if (closing.isPresent()) {
            int first = closing.get().before().isEmpty() ? firstOfPost(at) : at;
            int last = lastOfPost(at);
            add(first, last, at, closing.get());
            return;
        }
        Signature.opening(words)
                .filter(s -> at + 1 < kinds.length && kinds[at + 1] == null)
                .ifPresent(s -> add(at, Math.max(at + 1, lastOfPost(at)), at, s));
    }

    /// The line above a signature is the post's, and further ones that look like one.
    private int firstOfPost(int signature) {
        int first = signature;
        if (first > 0 && kinds[first - 1] == null) {
            first--;
            while (first > 0
                    && kinds[first - 1] == null
                    && Signature.beginsAsPost(words(first - 1))
                    && Signature.closing(words(first - 1)).isEmpty()) {
                first--;
            }
        }
        return first;
    }

    /// A post of several paragraphs has its signature where it was cut: those below belong to it when they look like a
    /// post's and bear no signature of their own.
    private int lastOfPost(int signature) {
        int last = signature;
        while (last + 1 < kinds.length
                && kinds[last + 1] == null
                && looksLikePost(words(last + 1))
                && Signature.closing(words(last + 1)).isEmpty()) {
            last++;
        }
        boolean another = last + 1 < kinds.length && Signature.closing(words(last + 1)).isPresent();
        return another ? signature : last;
    }

    private static boolean looksLikePost(String words) {
        return Signature.endsInPostLink(words) || Signature.beginsAsPost(words);
    }

    private void add(int first, int last, int signature, Signature by) {
        var paragraphs = new ArrayList<String>();
        for (int i = first; i <= last; i++) {
            kinds[i] = BlockKind.POST;
            paragraphs.add(i == signature ? by.before() : words(i));
        }
        add(lines.get(first).at().join(lines.get(last).at()), paragraphs, by);
    }

    private void add(Span at, List<String> paragraphs, Signature by) {
        List<String> own =
                paragraphs.stream().map(Signature::withoutLinks).filter(w -> !w.isBlank()).toList();
        posts.add(new Post(at, own, by.handle(), by.name(), by.date()));
    }

    // Furniture

    private void findFurniture() {
        int read = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (!mayBeFurniture(i)) {
                continue;
            }
            if (Furniture.opensComments(words(i)) && read >= SHORTEST_REPORT) {
                Arrays.fill(kinds, i, kinds.length, BlockKind.BOILERPLATE);
                break;
            }
            if (SYMBOLS.matcher(words(i)).matches() || Furniture.isLine(words(i))) {
                kinds[i] = BlockKind.BOILERPLATE;
            } else if (Furniture.opensList(words(i))) {
                i = list(i);
            } else {
                read += lines.get(i).count();
            }
        }
        for (int i = 0; i < kinds.length; i++) {
            absorb(i);
        }
        for (int i = kinds.length - 1; i >= 0; i--) {
            absorb(i);
        }
    }

    private boolean mayBeFurniture(int i) {
        return kinds[i] != BlockKind.TITLE
                && kinds[i] != BlockKind.POST
                && kinds[i] != BlockKind.BOILERPLATE;
    }

    /// A list of links: its heading with the headlines below, up to one that heads a paragraph of the report.
    private int list(int heading) {
        int last = heading;
        while (last + 1 < kinds.length && mayBeFurniture(last + 1) && isListed(last + 1)) {
            last++;
        }
        if (last > heading
                || last + 1 == kinds.length
                || kinds[last + 1] == BlockKind.BOILERPLATE) {
            Arrays.fill(kinds, heading, last + 1, BlockKind.BOILERPLATE);
        }
        return last;
    }

    private boolean isListed(int i) {
        boolean headsText = i + 1 < kinds.length && isText(i + 1) && kinds[i] != BlockKind.BULLET;
        return isHeadline(words(i), LONGEST_TITLE) && !headsText;
    }

    /// Leftovers of furniture: a word or two beside it, with nothing of the report after.
    private void absorb(int i) {
        if (kinds[i] != null || lines.get(i).count() > 3 || endsSentence(words(i))) {
            return;
        }
        boolean beside =
                (i > 0 && kinds[i - 1] == BlockKind.BOILERPLATE)
                        || (i + 1 < kinds.length && kinds[i + 1] == BlockKind.BOILERPLATE);
        if (beside && i > 0 && !textFollows(i)) {
            kinds[i] = BlockKind.BOILERPLATE;
        }
    }

    private boolean textFollows(int i) {
        for (int j = i + 1; j < kinds.length; j++) {
            if (isText(j)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a line is of the report's running text.
    private boolean isText(int i) {
        return switch (kinds[i]) {
            case null -> !isHeadline(words(i), LONGEST_TITLE);
            case PARAGRAPH, BULLET, POST, PULL_QUOTE -> true;
            default -> false;
        };
    }

    // Masthead and title

    private void findMasthead() {
        boolean[] taken = masthead.read(lines);
        for (int i = 0; i < taken.length; i++) {
            if (taken[i]
                    && (kinds[i] == null
                            || kinds[i] == BlockKind.HEADING
                            || kinds[i] == BlockKind.PARAGRAPH)) {
                kinds[i] = BlockKind.BOILERPLATE;
            }
        }
    }

    private void findTitle() {
        int first = nextOpen(-1);
        if (Arrays.asList(kinds).contains(BlockKind.TITLE) || first < 0) {
            return;
        }
        int second = nextOpen(first);
        if (second < 0 || Arrays.asList(kinds).subList(0, first).contains(BlockKind.BULLET)) {
            return;
        }
        if (isCaptionBefore(first, second)) {
            kinds[first] = BlockKind.CAPTION;
            kinds[second] = BlockKind.TITLE;
            return;
        }
        if (isTitle(first, second)) {
            kinds[first] = BlockKind.TITLE;
            int third = nextOpen(second);
            if (third >= 0 && !endsSentence(words(first)) && isCaptionBelow(second, third)) {
                kinds[second] = BlockKind.CAPTION;
            } else if (third >= 0 && isHeadline(words(second), LONGEST_TITLE) && !goesOn(second)) {
                kinds[second] = BlockKind.HEADING;
            }
        }
    }

    /// The next line whose kind is open, with no more than furniture between.
    private int nextOpen(int i) {
        for (int j = i + 1; j < kinds.length; j++) {
            if (kinds[j] == null) {
                return j;
            }
        }
        return -1;
    }

    private boolean isTitle(int first, int second) {
        String words = words(first);
        int count = lines.get(first).count();
        if (count > LONGEST_TITLE || goesOn(first)) {
            return false;
        }
        if (isHeadline(words, LONGEST_TITLE) || isQuoted(words)) {
            return !words.endsWith("?") || count <= LONGEST_TITLE_SENTENCE;
        }
        if (isTitleCase(words)) {
            return true;
        }
        int most =
                SENTENCE_BREAK.matcher(words).find()
                        ? LONGEST_TITLE_SENTENCE / 2
                        : LONGEST_TITLE_SENTENCE;
        return count <= most
                && (words.endsWith(";") || (endsSentence(words) && lines.get(second).gap()))
                && longerFollows(second, count);
    }

    private boolean longerFollows(int from, int count) {
        return lines.subList(from, lines.size()).stream().anyMatch(line -> line.count() > count);
    }

    /// A sentence above the title says what the picture above it shows.
    private boolean isCaptionBefore(int first, int title) {
        return endsSentence(words(first))
                && lines.get(first).count() <= LONGEST_CAPTION
                && !SENTENCE_BREAK.matcher(words(first)).find()
                && !isTitleCase(words(first))
                && lines.get(title).count() >= 5
                && isHeadline(words(title), LONGEST_TITLE)
                && isBelowIt(title);
    }

    private boolean isBelowIt(int title) {
        int body = nextOpen(title);
        return body >= 0 && lines.get(body).count() > lines.get(title).count() && isText(body);
    }

    /// A phrase with a participle for its verb between title and text says what the picture between them shows.
    private boolean isCaptionBelow(int caption, int text) {
        String words = words(caption);
        return endsSentence(words)
                && lines.get(caption).gap()
                && lines.get(text).gap()
                && lines.get(caption).count() <= LONGEST_HEADING
                && lines.get(text).count() > lines.get(caption).count()
                && PREPOSITION.matcher(words).find()
                && PARTICIPLE.matcher(QUOTATION.matcher(words).replaceAll(" ")).find()
                && !hasVerb(words);
    }

    private static boolean hasVerb(String words) {
        String unquoted = QUOTATION.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return Arrays.stream(unquoted.split("[^\\p{L}'’]+", -1)).anyMatch(VERBS::contains);
    }

    // The rest

    private void findTheRest() {
        boolean textBelow = false;
        for (int i = kinds.length - 1; i >= 0; i--) {
            if (kinds[i] == null) {
                kinds[i] = kind(i, textBelow);
            }
            textBelow |= isText(i);
            if (kinds[i] == BlockKind.TITLE) {
                textBelow = false;
            }
        }
    }

    private BlockKind kind(int i, boolean textBelow) {
        String words = words(i);
        int count = lines.get(i).count();
        if (count >= SHORTEST_PULL_QUOTE
                && count <= LONGEST_PULL_QUOTE
                && isQuoted(words)
                && isSaidElsewhere(i)) {
            return BlockKind.PULL_QUOTE;
        }
        if (count <= 2 * LONGEST_CAPTION && Furniture.isCaption(words)) {
            return BlockKind.CAPTION;
        }
        boolean heads = (isHeadline(words, LONGEST_HEADING) && !goesOn(i)) || isAllCapitals(words);
        return heads && textBelow ? BlockKind.HEADING : BlockKind.PARAGRAPH;
    }

    private boolean isAllCapitals(String words) {
        return words.length() < 120 && CAPITALS.matcher(words).matches() && !isQuoted(words);
    }

    private boolean isSaidElsewhere(int i) {
        String bare = bare(words(i));
        for (int j = 0; j < kinds.length; j++) {
            if (j != i && bare(words(j)).contains(bare)) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /// Whether the next line goes on in the middle of this one's sentence.
    private boolean goesOn(int i) {
        if (i + 1 >= kinds.length) {
            return false;
        }
        return Character.isLowerCase(words(i + 1).codePointAt(0));
    }

    private static boolean isHeadline(String words, int most) {
        if (words.length() > 12 * most
                || words.split("\\s+", -1).length > most
                || isQuoted(words)) {
            return false;
        }
        if (Character.isLowerCase(words.codePointAt(0))
                && Character.isLowerCase(words.codePointAt(1 % words.length()))) {
            return false;
        }
        char last = lastCharacter(words);
        if (last == ':') {
            return words.split("\\s+", -1).length <= 4 && words.indexOf('“') < 0 && !hasVerb(words);
        }
        return ".!;,…".indexOf(last) < 0 || (last == '.' && ABBREVIATION.matcher(words).matches());
    }

    private static boolean endsSentence(String words) {
        return ".!?…".indexOf(lastCharacter(words)) >= 0;
    }

    private static char lastCharacter(String words) {
        int last = words.length() - 1;
        while (last > 0 && CLOSERS.indexOf(words.charAt(last)) >= 0) {
            last--;
        }
        return words.charAt(last);
    }

    private static boolean isQuoted(String words) {
        return QUOTED.matcher(words).matches();
    }

    /// Whether most of the longer words begin with a capital.
    private static boolean isTitleCase(String words) {
        int longer = 0;
        int capital = 0;
        for (String word : words.split("[\\s—–-]+", -1)) {
            String letters = word.replaceAll("^[^\\p{L}\\p{N}]+", "");
            if (letters.length() > 3) {
                longer++;
                capital += Character.isLowerCase(letters.codePointAt(0)) ? 0 : 1;
            }
        }
        return longer >= 3 && capital >= 0.8 * longer;
    }

    private String words(int i) {
        return lines.get(i).words();
    }
}
