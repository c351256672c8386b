/// The faces of one family: upright, bold, italic, bold italic. Read once, shared by all documents.
public final class FontFamily: Sendable, Hashable {
    /// The name of the family, as the regular face has it.
    public let name: String
    /// The faces that are there, the regular one first.
    let faces: [FontFace]
    /// Number of the face for each style: 1 for bold and 2 for italic, added up.
    let faceOfStyle: [Int]
    /// The kind of each glyph of each face, for subsets.
    let repertoires: [Repertoire]
    /// What PDFs in this family have at their start.
    let shelves = PDFShelves()

    /// A family of these faces; what is missing is replaced by what comes nearest. The first upright one that is not bold is the regular one,
    /// or else the first. `nil` without faces.
    public init?(_ given: [FontFace]) {
        guard let regular = given.first(where: { !$0.isBold && !$0.isItalic }) ?? given.first else {
            return nil
        }
        let bold = given.first { $0.isBold && !$0.isItalic }
        let italic = given.first { !$0.isBold && $0.isItalic }
        let both = given.first { $0.isBold && $0.isItalic }
        var faces: [FontFace] = []
        var numbers: [Int] = []
        for face in [regular, bold ?? regular, italic ?? regular, both ?? bold ?? italic ?? regular] {
            if let known = faces.firstIndex(where: { $0 === face }) {
                numbers.append(known)
            } else {
                numbers.append(faces.count)
                faces.append(face)
            }
        }
        self.faces = faces
        faceOfStyle = numbers
        repertoires = faces.map(Repertoire.init)
        name = regular.family
    }

    /// Name and measures of every face: enough to tell one font from another.
    public var identity: String {
        faces.map { "\($0.postScriptName) \($0.widths.count) \($0.widths.reduce(0) { $0 + Int($1) })" }
            .joined(separator: ", ")
    }

    /// The regular face.
    var regular: FontFace { faces[0] }

    /// The same family: the same object, read once.
    public static func == (a: FontFamily, b: FontFamily) -> Bool { a === b }

    /// By identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// The glyphs of a face in groups that a document embeds as a whole.
///
/// A subset for every single letter would have to be packed anew for each: with groups there are a handful of subsets, and which one a letter gets
/// depends on its own text alone.
struct Repertoire: Sendable {
    /// The group of each glyph; ``single`` for those that are embedded one by one.
    let groups: [UInt8]
    /// Glyphs of each group.
    let members: [[Int]]
    /// Whether all letters and signs of ASCII that the face has are plain text.
    let holdsPlain: Bool

    /// The group of glyphs that belong to none.
    static let single: UInt8 = 7

    init(_ face: FontFace) {
        var groups = [UInt8](repeating: Self.single, count: face.widths.count)
        var members = [[Int]](repeating: [], count: Int(Self.single))
        for (glyph, character) in face.characters.enumerated() where character != 0 {
            let group = Self.group(of: character)
            groups[glyph] = group
            if group != Self.single { members[Int(group)].append(glyph) }
        }
        holdsPlain = face.ascii[0x20..<0x7F].allSatisfy { $0 == 0 || groups[Int($0)] == 0 }
        self.groups = groups
        self.members = members
    }

    /// Plain text · Western Europe · Central Europe and Turkey · further Latin, Vietnamese · Greek · Cyrillic.
    private static func group(of character: UInt32) -> UInt8 {
        switch character {
        case 0x20...0x7E, 0xA0, 0xB7, 0xE9, 0xEB, 0xEF, 0x2013, 0x2014, 0x2018...0x201D, 0x2022, 0x2026,
            0x20AC:
            0
        case 0xA1...0xFF: 1
        case 0x100...0x17F: 2
        case 0x180...0x24F, 0x1E00...0x1EFF: 3
        case 0x370...0x3FF: 4
        case 0x400...0x4FF: 5
        default: single
        }
    }
}

/// Which glyphs of a face a document needs: groups, and single ones.
struct GlyphUse: Hashable, Sendable {
    /// A bit for each group.
    var groups: UInt8 = 0
    /// Glyphs of no group, sorted.
    var singles: [UInt16] = []

    /// Makes it empty; the memory stays.
    mutating func clear() {
        groups = 0
        if !singles.isEmpty { singles.removeAll(keepingCapacity: true) }
    }

    /// Whether the face is used at all.
    var isEmpty: Bool { groups == 0 && singles.isEmpty }

    /// Adds a glyph of a group.
    mutating func insert(_ glyph: UInt16, group: UInt8) {
        guard group == Repertoire.single else {
            groups |= 1 << group
            return
        }
        let place = singles.firstIndex { $0 >= glyph } ?? singles.count
        if place == singles.count || singles[place] != glyph { singles.insert(glyph, at: place) }
    }

    /// Adds what another text needs.
    mutating func formUnion(_ other: GlyphUse) {
        groups |= other.groups
        for glyph in other.singles { insert(glyph, group: Repertoire.single) }
    }

    /// All glyphs, by a repertoire.
    func glyphs(of repertoire: Repertoire) -> [Int] {
        repertoire.members.enumerated().flatMap { groups >> $0.offset & 1 != 0 ? $0.element : [] }
            + singles.map(Int.init)
    }
}
