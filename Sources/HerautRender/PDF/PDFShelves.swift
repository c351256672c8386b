import Synchronization

/// Shelves of a font family, made once and shared by all letters on all threads. What is found does not hang on who asked first: a shelf is worked out from
/// its key alone.
final class PDFShelves: Sendable {
    private struct Key: Hashable {
        let use: [GlyphUse]
        let picture: Picture?
    }

    private struct FontKey: Hashable {
        let face: Int
        let use: GlyphUse
    }

    private struct Kept: ~Copyable {
        var shelves: [Key: PDFShelf] = [:]
        var fonts: [FontKey: PDFFont] = [:]
    }

    private let kept = Mutex(Kept())
    /// What is kept of each; letters of one language need a handful.
    private static let limit = 32

    /// The shelf for letters of `family` with these glyphs; `nil` when an outline cannot be read.
    func shelf(_ family: FontFamily, _ use: [GlyphUse], _ picture: Picture?) -> PDFShelf? {
        let key = Key(use: use, picture: picture)
        return kept.withLock { kept in
            if let shelf = kept.shelves[key] { return shelf }
            var fonts: [(face: Int, font: PDFFont)] = []
            for (face, use) in use.enumerated() where !use.isEmpty {
                guard let font = Self.font(face, use, of: family, &kept) else { return nil }
                fonts.append((face, font))
            }
            let shelf = PDFShelf(fonts, picture)
            if kept.shelves.count < Self.limit { kept.shelves[key] = shelf }
            return shelf
        }
    }

    private static func font(_ face: Int, _ use: GlyphUse, of family: FontFamily, _ kept: inout Kept)
        -> PDFFont?
    {
        let key = FontKey(face: face, use: use)
        if let font = kept.fonts[key] { return font }
        let glyphs = use.glyphs(of: family.repertoires[face])
        guard let font = PDFFont(family.faces[face], glyphs: glyphs) else { return nil }
        if kept.fonts.count < limit { kept.fonts[key] = font }
        return font
    }
}
