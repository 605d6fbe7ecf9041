package dev.lethe.lab;

/** What the user gave cannot be used; the message is one sentence that names the value and the way out. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInput(String sentence) {
        super(sentence);
    }
}
