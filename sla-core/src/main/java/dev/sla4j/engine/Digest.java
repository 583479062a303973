package dev.sla4j.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over texts and numbers, each with its length, so that no two sequences are alike. */
final class Digest {
    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }

    Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
        return this;
    }

    Digest add(long[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        buffer.putInt(numbers.length);
        for (long number : numbers) {
            if (buffer.remaining() < Long.BYTES) {
                sha.update(buffer.flip());
                buffer.clear();
            }
            buffer.putLong(number);
        }
        sha.update(buffer.flip());
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
