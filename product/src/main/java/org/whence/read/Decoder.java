package org.whence.read;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Bytes become text. In this order: a byte order mark; UTF-8 without fault; UTF-16 without a mark; UTF-8 with some
/// damaged bytes, each read as U+FFFD; the encoding an HTML page declares; a guess by the frequencies of letters.
final class Decoder {
    /// Control characters that no text has, per character of text, from which on it is taken for binary.
    private static final double CONTROLS_OF_BINARY = 0.001;

    private static final Pattern DECLARED =
            Pattern.compile(
                    "(?i)<(?:meta|\\?xml)[^>]{0,200}?(?:charset|encoding)\\s*=\\s*[\"']?([\\w:.-]+)");

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Map<String, String> SIGNATURES = signatures();

    private Decoder() {}

    /// The text with line ends as `\n`, or nothing where the bytes are no text.
    static Optional<String> decode(byte[] bytes) {
        return decoded(bytes)
                .filter(text -> !isBinary(text))
                .map(text -> text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /// What kind of file the bytes begin like, where it is a well-known one other than text.
    static Optional<String> kind(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        return SIGNATURES.entrySet().stream()
                .filter(e -> start.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> signatures() {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("%PDF-", "a PDF");
        kinds.put("PK\u0003\u0004", "a ZIP archive or an Office file");
        kinds.put("\u00d0\u00cf\u0011\u00e0", "an old Office file");
        kinds.put("{\\rtf", "an RTF file");
        kinds.put("\u0089PNG", "an image");
        kinds.put("GIF8", "an image");
        kinds.put("\u00ff\u00d8\u00ff", "an image");
        kinds.put("\u001f\u008b", "a gzip archive");
        return kinds;
    }

    private static Optional<String> decoded(byte[] bytes) {
        String marked = marked(bytes);
        if (marked != null) {
            return Optional.of(marked);
        }
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null && !isBinary(utf8)) {
            return Optional.of(utf8);
        }
        for (Charset wide : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            String text = strict(bytes, wide);
            if (text != null && looksWritten(text)) {
                return Optional.of(text);
            }
        }
        if (utf8 != null) {
            return Optional.empty();
        }
        if (isDamagedUtf8(bytes)) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
        String declared = declared(bytes);
        return Optional.of(declared != null ? declared : guessed(bytes));
    }

    private static @Nullable String marked(byte[] b) {
        if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
            return new String(b, 3, b.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(b, 0xFF, 0xFE, 0, 0)) {
            return new String(b, 4, b.length - 4, StandardCharsets.UTF_32LE);
        }
        if (startsWith(b, 0, 0, 0xFE, 0xFF)) {
            return new String(b, 4, b.length - 4, StandardCharsets.UTF_32BE);
        }
        if (startsWith(b, 0xFF, 0xFE)) {
            return new String(b, 2, b.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(b, 0xFE, 0xFF)) {
            return new String(b, 2, b.length - 2, StandardCharsets.UTF_16BE);
        }
        return null;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /// A wrong byte order gives rare characters of many scripts and no spaces; the right one gives written text.
    private static boolean looksWritten(String text) {
        if (isBinary(text)) {
            return false;
        }
        // Single bytes read in pairs give no U+0020, U+000A or U+3002: that would take a zero byte.
        long spaces = text.chars().filter(c -> c == ' ' || c == '\n' || c == '\u3002').count();
        long common =
                text.chars()
                        .filter(c -> c < 0x0600 || (c >= 0x2000 && c < 0x2100) || isEastAsian(c))
                        .count();
        long eastAsian = text.chars().filter(Decoder::isEastAsian).count();
        return common > 0.97 * text.length()
                && (spaces > text.length() / 50 || (eastAsian > text.length() / 2 && spaces > 0));
    }

    private static boolean isEastAsian(int c) {
        return (c >= 0x3000 && c < 0xA000)
                || (c >= 0xAC00 && c < 0xD7B0)
                || (c >= 0xFF00 && c < 0xFFF0);
    }

    private static boolean isBinary(String text) {
        if (text.indexOf('\0') >= 0) {
            return true;
        }
        long controls =
                text.chars()
                        .filter(c -> Character.isISOControl(c) && !Character.isWhitespace(c))
                        .count();
        return controls > CONTROLS_OF_BINARY * text.length();
    }

    /// Whether the bytes are UTF-8 in the main: more characters of several bytes are whole than broken, or nothing
    /// but the last one is broken.
    private static boolean isDamagedUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        int broken = 0;
        int whole = 0;
        boolean cut = false;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            out.flip();
            whole += (int) out.chars().filter(c -> c >= 0x80).count();
            out.clear();
            if (result.isMalformed()) {
                broken++;
                cut = in.remaining() == result.length() && result.length() < 4;
                in.position(in.position() + result.length());
            } else if (result.isUnderflow()) {
                return whole > 2 * broken || (broken == 1 && cut && whole > 0);
            }
        }
    }

    private static @Nullable String declared(byte[] bytes) {
        String start =
                new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        if (!declared.find()) {
            return null;
        }
        String name = declared.group(1);
        if (name.toLowerCase(java.util.Locale.ROOT).startsWith("utf")) {
            return null;
        }
        try {
            return strict(bytes, Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String guessed(byte[] bytes) {
        int letters = 0;
        int high = 0;
        for (byte b : bytes) {
            if (b < 0) {
                high++;
            } else if (Character.isLetter(b)) {
                letters++;
            }
        }
        // A few accents and curly quotation marks in Latin text: too little for the detector.
        if (high * 8 < letters) {
            return new String(bytes, WINDOWS_1252);
        }
        CharsetMatch best = new CharsetDetector().setText(bytes).detect();
        if (best == null
                || best.getName().startsWith("ISO-8859-1")
                || best.getName().startsWith("UTF")) {
            return new String(bytes, WINDOWS_1252);
        }
        try {
            return new String(bytes, Charset.forName(best.getName()));
        } catch (IllegalArgumentException e) {
            return new String(bytes, WINDOWS_1252);
        }
    }
}
