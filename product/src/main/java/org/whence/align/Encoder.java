package org.whence.align;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whence.text.WordPieces;

/// Reads the words of a sentence as vectors of meaning, each in the light of the others: bge-small-en-v1.5 (MIT). May be
/// called from several threads.
final class Encoder {
    static final int WIDTH = 384;

    private static final int LONGEST = 126;
    private static final int START = 101;
    private static final int END = 102;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    Encoder() {
        try (InputStream in = Encoder.class.getResourceAsStream("/bge-small-en-v1.5-q.onnx");
                var options = new OrtSession.SessionOptions()) {
            if (in == null) {
                throw new IllegalStateException("the sentence encoder is not on the class path");
            }
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(in.readAllBytes(), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence encoder can't be loaded", e);
        }
    }

    /// A sentence's word pieces, with a vector for each as far as the model reads.
    record Read(WordPieces.Pieces at, float[][] pieces) {
        /// The sum over the words between two places, or null where none was read.
        float @Nullable [] between(int from, int to) {
            float[] sum = new float[WIDTH];
            boolean any = false;
            for (int i = 0; i < pieces.length; i++) {
                int word = at.word()[i];
                if (at.starts()[word] >= from && at.ends()[word] <= to) {
                    for (int k = 0; k < WIDTH; k++) {
                        sum[k] += pieces[i][k];
                    }
                    any = true;
                }
            }
            return any ? sum : null;
        }
    }

    Read read(String sentence) {
        WordPieces.Pieces pieces = WordPieces.english().of(sentence);
        int n = Math.min(pieces.ids().length, LONGEST);
        long[] ids = new long[n + 2];
        long[] mask = new long[n + 2];
        Arrays.fill(mask, 1);
        ids[0] = START;
        for (int i = 0; i < n; i++) {
            ids[i + 1] = pieces.ids()[i];
        }
        ids[n + 1] = END;
        long[] shape = {1, n + 2};
        try (OnnxTensor idTensor =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor maskTensor =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                OnnxTensor typeTensor =
                        OnnxTensor.createTensor(
                                environment, LongBuffer.wrap(new long[n + 2]), shape);
                OrtSession.Result result =
                        session.run(
                                Map.of(
                                        "input_ids",
                                        idTensor,
                                        "attention_mask",
                                        maskTensor,
                                        "token_type_ids",
                                        typeTensor))) {
            FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
            out.position(WIDTH);
            float[][] vectors = new float[n][WIDTH];
            for (float[] vector : vectors) {
                out.get(vector);
            }
            return new Read(pieces, vectors);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
