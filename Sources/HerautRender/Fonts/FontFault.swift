/// Why a font file cannot be used.
public enum FontFault: Error, Hashable, Sendable {
    /// Not a font with TrueType outlines (`.ttf`): a Type 1 or CFF font, a web font, or something else.
    case notTrueType
    /// A table is missing or cannot be read; its name.
    case damaged(table: String)
    /// The maker does not allow that the font travels in a document (OS/2 `fsType`, OpenType specification).
    case notEmbeddable
}
