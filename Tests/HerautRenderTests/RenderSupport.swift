import Foundation
import HerautModel
import HerautRender
import HerautYAML

/// What the tests of this target share: a house, drafts from Markdown, and files of the package.
enum Sample {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func file(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    /// The tree of a YAML file.
    static func yaml(_ path: String) throws -> Node? {
        LibYAMLReader().read(SourceText(path: path, bytes: try file(path))).root
    }

    /// The Dutch sentences, read once.
    private static let catalogue = Result {
        let messages = SourceText(path: "messages.yml", bytes: try file("Locales/nl/messages.yml"))
        let root = LibYAMLReader().read(messages).root ?? Node(.mapping([]), span: SourceSpan(0, 0))
        return MessageCatalogue(language: "nl", node: root)
    }

    static func messages() throws -> MessageCatalogue { try catalogue.get() }

    /// A municipality with the Dutch words of the package.
    static func style(font: String = "Arial", colour: String = "#154273") throws -> HouseStyle {
        let house = Municipality.read(
            SourceText(
                path: "heraut.yml",
                text: """
                    gemeente:
                      naam: Gemeente Voorbeeldstad
                      postadres: Postbus 100, 1200 AA Voorbeeldstad
                      telefoon: 14 0123
                      website: voorbeeldstad.example
                      e-mail: info@voorbeeldstad.example
                      plaats: Voorbeeldstad
                    huisstijl: {lettertype: "\(font)", kleur: "\(colour)"}
                    """), with: LibYAMLReader()
        ).municipality
        return HouseStyle(house, words: try catalogue.get())
    }

    /// The formats that need no font. PDF has tests of its own.
    static let fontless = RenderFormat.allCases.filter { $0 != .pdf }

    static func draft(_ markdown: String) -> Draft {
        Draft.read(SourceText(path: "proef.md", text: markdown), with: LibYAMLReader()).draft
    }

    /// A plan of a draft in which `mark` and a digit stand for a slot: `@0`.
    static func plan(_ markdown: String, slots: Int, mark: Character = "@") -> DraftPlan {
        let draft = draft(markdown)
        return DraftPlan(
            metadata: draft.metadata,
            blocks: draft.blocks.map { $0.mapInlines { $0.flatMap { slotted($0, mark) } } },
            slots: (0..<slots).map {
                DraftPlan.Slot(field: "veld\($0)", type: .text, templateSpan: SourceSpan(0, 0))
            })
    }

    /// `a@3b` as text, slot, text.
    private static func slotted(_ inline: Inline, _ mark: Character) -> [Inline] {
        func inside(_ inner: [Inline]) -> [Inline] { inner.flatMap { slotted($0, mark) } }
        func like(_ content: Inline.Content) -> [Inline] { [Inline(content, span: inline.span)] }
        switch inline.content {
        case .text(let text): return slotted(text, mark).map { Inline($0, span: inline.span) }
        case .strong(let inner): return like(.strong(inside(inner)))
        case .emphasis(let inner): return like(.emphasis(inside(inner)))
        case .link(let inner, let destination): return like(.link(inside(inner), destination: destination))
        default: return [inline]
        }
    }

    private static func slotted(_ text: String, _ mark: Character) -> [Inline.Content] {
        var contents: [Inline.Content] = []
        for (index, piece) in text.split(separator: mark, omittingEmptySubsequences: false).enumerated() {
            var piece = piece
            if index > 0, let digit = piece.first?.wholeNumberValue {
                contents.append(.slot(SlotID(digit)))
                piece = piece.dropFirst()
            }
            if !piece.isEmpty { contents.append(.text(String(piece))) }
        }
        return contents
    }

    static func render(_ markdown: String, _ format: RenderFormat) throws -> String {
        String(
            decoding: try Renderer.render(draft(markdown), as: format, style: try style()).bytes,
            as: UTF8.self)
    }

    /// `word/document.xml` of a draft.
    static func document(_ markdown: String) throws -> String {
        try ZipReader(try Renderer.render(draft(markdown), as: .docx, style: style()).bytes).text(
            "word/document.xml")
    }

    /// One draft with every kind of block and inline.
    static let everything = """
        ---
        soort: intern
        datum: 2026-11-03
        ---
        # Overzicht van de avond

        Tekst met **vet**, *schuin*, `code` en een [link](https://voorbeeldstad.example/a?b=1&c=2).
        Tweede regel. <!-- niet voor de lezer -->

        ## Lijsten

        - een
          - een a
        - twee

        3. drie
        4. vier

        - [ ] nog doen
        - [x] gedaan

        | Tijd | Wat |
        |---|---|
        | 19.00 | Deuren open |

        > Een citaat.

        ---

        ```
        x < y
        ```

        ![een plein](plein.png)

        [fout](javascript:alert)
        """

    /// Pieces that break a format when they are not escaped, or that no paper can show.
    static let hostile = [
        "<script>alert(1)</script>", "&amp;", "&", "\"", "'", "]]>", "<!--", "-->", "<?xml", "\u{1B}[31m",
        "\u{7}", "\u{0}",
        "\u{202E}", "\u{2066}", "\u{FFFE}", "\u{85}", "\u{2028}", "\t", "é", "e\u{301}", "👩‍👩‍👧", "مرحبا",
        "{{veld}}", "%n", "${x}",
        "\\", "*", "_", "`", "#", "- ", "1. ", "| ", "[x](javascript:1)", "https://a.example/?q=<b>", " ",
        "  ", "a", "woord ", "\r",
    ]
}
