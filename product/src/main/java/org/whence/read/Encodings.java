package org.whence.read;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Turns bytes into text: byte order marks, UTF-8, UTF-16 without a mark, and otherwise the likeliest of the older
/// encodings.
final class Encodings {
    /// A text with more broken bytes than this, in a thousand, is no UTF-8.
    private static final int BROKEN_PER_MILLE = 20;

    private Encodings() {}

    /// The text, or null where the bytes are none.
    static @Nullable String decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return new String(bytes, wide);
        }
        if (isBinary(bytes)) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return older(bytes);
        }
    }

    /// Mostly right UTF-8 with a few broken bytes keeps its rest; else the detector decides.
    private static String older(byte[] bytes) {
        String patched = new String(bytes, StandardCharsets.UTF_8);
        long broken = patched.chars().filter(c -> c == 0xFFFD).count();
        long wide = patched.chars().filter(c -> c > 0x7F && c != 0xFFFD).count();
        if (broken * 1000 <= (long) patched.length() * BROKEN_PER_MILLE && wide >= broken) {
            return patched;
        }
        CharsetMatch match = new CharsetDetector().setText(bytes).detect();
        if (match == null || match.getName().startsWith("UTF-8")) {
            return patched;
        }
        try {
            return new String(bytes, Charset.forName(match.getName()));
        } catch (IllegalArgumentException e) {
            return patched;
        }
    }

    /// UTF-16 without a mark: every other byte of Latin text is zero.
    private static @Nullable Charset wide(byte[] bytes) {
        int n = Math.min(bytes.length & ~1, 4000);
        if (n < 8) {
            return null;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < n; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int pairs = n / 2;
        if (odd > pairs * 0.4 && even < pairs * 0.02) {
            return StandardCharsets.UTF_16LE;
        }
        return even > pairs * 0.4 && odd < pairs * 0.02 ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean isBinary(byte[] bytes) {
        int n = Math.min(bytes.length, 8000);
        int control = 0;
        for (int i = 0; i < n; i++) {
            int b = bytes[i] & 0xFF;
            if (b == 0) {
                return true;
            }
            control +=
                    b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B ? 1 : 0;
        }
        return control * 50 > n;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
