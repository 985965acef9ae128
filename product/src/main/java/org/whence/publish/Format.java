package org.whence.publish;

/// A form in which a case can be published.
public enum Format {
    /// The dossier: one self-contained page.
    HTML,
    /// The dossier as Markdown.
    MD,
    /// The whole case, format `whence-case/1`.
    JSON
}
