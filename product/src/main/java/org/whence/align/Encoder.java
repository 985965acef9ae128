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
import java.util.concurrent.ConcurrentHashMap;
import org.whence.text.WordPieces;

/// Sentences as vectors of meaning: bge-small-en-v1.5 (MIT), the first piece's vector at length one.
final class Encoder {
    private static final int LONGEST = 126;
    private static final int START = 101;
    private static final int END = 102;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Map<String, float[]> known = new ConcurrentHashMap<>();

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

    float[] of(String sentence) {
        return known.computeIfAbsent(sentence, this::encode);
    }

    private float[] encode(String sentence) {
        int[] pieces = WordPieces.english().of(sentence).ids();
        int n = Math.min(pieces.length, LONGEST);
        long[] ids = new long[n + 2];
        long[] mask = new long[n + 2];
        Arrays.fill(mask, 1);
        ids[0] = START;
        for (int i = 0; i < n; i++) {
            ids[i + 1] = pieces[i];
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
            float[] vector = new float[384];
            out.get(vector);
            return unit(vector);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] unit(float[] vector) {
        double sum = 0;
        for (float x : vector) {
            sum += x * x;
        }
        float length = (float) Math.sqrt(sum);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    static double cosine(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }
}
