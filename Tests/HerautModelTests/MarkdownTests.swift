import HerautModel
import HerautTestSupport
import Testing

/// A block tree as one line of text, so that a case reads as "this gives that".
private func outline(_ blocks: [Block]) -> String { blocks.map(outline).joined(separator: " ") }

private func outline(_ block: Block) -> String {
    switch block.content {
    case .heading(let level, let inlines): "h\(level)(\(outline(inlines)))"
    case .paragraph(let inlines): "p(\(outline(inlines)))"
    case .list(let style, let items):
        (style == .bullet ? "ul" : "ol") + "(" + items.map(outline).joined(separator: " ") + ")"
    case .quote(let blocks): "quote(\(outline(blocks)))"
    case .code(let info, let text): "code(\(info)|\(text.replacing("\n", with: "¶")))"
    case .table(let header, let rows):
        "table(" + ([header] + rows).map { $0.map(outline).joined(separator: "|") }.joined(separator: "/")
            + ")"
    case .rule: "rule"
    case .comment(let text): "comment(\(text))"
    }
}

private func outline(_ item: Block.Item) -> String {
    let box = item.isTicked.map { $0 ? "[x]" : "[ ]" } ?? ""
    return "li" + box + "(" + outline(item.blocks) + ")"
}

private func outline(_ inlines: [Inline]) -> String {
    inlines.map { inline in
        switch inline.content {
        case .text(let text): text
        case .strong(let inner): "<b>\(outline(inner))</b>"
        case .emphasis(let inner): "<i>\(outline(inner))</i>"
        case .code(let text): "<c>\(text)</c>"
        case .link(let inner, let destination): "<a \(destination)>\(outline(inner))</a>"
        case .image(let alt, let destination): "<img \(destination) \(alt)>"
        case .lineBreak: "/"
        case .comment(let text): "<!\(text)>"
        case .slot(let slot): "<slot \(slot.index)>"
        }
    }.joined()
}

@Suite struct MarkdownTests {
    @Test(arguments: [
        ("# Kop", "h1(Kop)"), ("### Kop ###", "h3(Kop)"), ("#geen kop", "p(#geen kop)"),
        ("####### zeven", "p(####### zeven)"),
        ("een\ntwee\n\ndrie", "p(een/twee) p(drie)"), ("een\r\ntwee", "p(een/twee)"),
        ("Tekst\n---", "p(Tekst) rule"), ("Tekst\n===", "p(Tekst/===)"), ("* * *", "rule"),
        ("- een\n- twee", "ul(li(p(een)) li(p(twee)))"), ("- een\n\n- twee", "ul(li(p(een)) li(p(twee)))"),
        ("1. een\n2. twee", "ol(li(p(een)) li(p(twee)))"),
        ("- [ ] doen\n- [x] klaar", "ul(li[ ](p(doen)) li[x](p(klaar)))"),
        ("- een\n  - diep\n- twee", "ul(li(p(een) ul(li(p(diep)))) li(p(twee)))"),
        ("- een\n    - a\n    - b", "ul(li(p(een) ul(li(p(a)) li(p(b)))))"),
        (
            "- een\n    - a\n      - diep\n    - b\n- twee",
            "ul(li(p(een) ul(li(p(a) ul(li(p(diep)))) li(p(b)))) li(p(twee)))"
        ),
        (" - een\n - twee\n   - diep", "ul(li(p(een)) li(p(twee) ul(li(p(diep)))))"),
        ("- een\n  vervolg", "ul(li(p(een/vervolg)))"), ("- een\nlui vervolg", "ul(li(p(een/lui vervolg)))"),
        ("- een\n\nalinea", "ul(li(p(een))) p(alinea)"), ("-geen lijst", "p(-geen lijst)"),
        ("112 is het nummer", "p(112 is het nummer)"), ("12345. geen lijst", "p(12345. geen lijst)"),
        ("> een\n> twee", "quote(p(een/twee))"), ("> - a\n> - b", "quote(ul(li(p(a)) li(p(b))))"),
        ("```vtt\nWEBVTT\n```\nna", "code(vtt|WEBVTT¶) p(na)"), ("```\nopen", "code(|open¶)"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |", "table(a|b/1|2/3|)"), ("a | b", "p(a | b)"),
        ("<!-- apart -->\n\ntekst", "comment( apart ) p(tekst)"),
        ("tekst <!-- klein --> door", "p(tekst <! klein > door)"),
        ("<b>geen html</b>", "p(<b>geen html</b>)"), ("    ingesprongen", "p(ingesprongen)"),
    ])
    func `blocks are read as people mean them`(source: String, expected: String) {
        #expect(outline(Markdown.blocks(of: SourceText(path: "t", text: source))) == expected)
    }

    @Test(arguments: [
        ("**vet** en *schuin* en _schuin_", "<b>vet</b> en <i>schuin</i> en <i>schuin</i>"),
        ("***beide***", "<i><b>beide</b></i>"), ("**open", "**open"), ("2 * 3 * 4", "2 * 3 * 4"),
        ("naam_met_streep", "naam_met_streep"),
        ("**over\nregels**", "<b>over/regels</b>"), ("**a *b* c**", "<b>a <i>b</i> c</b>"),
        ("`**code**` en ``a`b``", "<c>**code**</c> en <c>a`b</c>"), ("`open", "`open"),
        ("[tekst](https://voorbeeldstad.example/a)", "<a https://voorbeeldstad.example/a>tekst</a>"),
        ("[Beeld: op straat]", "[Beeld: op straat]"), ("![foto](f.png)", "<img f.png foto>"),
        ("[a] (b)", "[a] (b)"),
        ("<https://a.example>", "<a https://a.example>https://a.example</a>"),
        ("<a@b.example>", "<a mailto:a@b.example>a@b.example</a>"),
        ("\\*geen\\* \\[vet\\]", "*geen* [vet]"), ("C:\\map", "C:\\map"), ("a < b > c", "a < b > c"),
        ("**Kop:** tekst", "<b>Kop:</b> tekst"), ("**[a](b)**", "<b><a b>a</a></b>"),
        ("[**a**](b)", "<a b><b>a</b></a>"),
        ("&amp;", "&amp;"), ("**** leeg", "**** leeg"), ("[a [b](c)](d)", "[a <a c>b</a>](d)"),
    ])
    func `running text is read as people mean it`(source: String, expected: String) {
        #expect(outline(Markdown.blocks(of: SourceText(path: "t", text: source))) == "p(\(expected))")
    }

    @Test(arguments: 0..<300)
    func `every text equals its source bytes and spans lie in order`(seed: Int) {
        var random = Seeded(UInt64(seed))
        let pieces = [
            "woord", " ", "é", "**", "*", "_", "`", "[", "](b)", "!", "\n", "\n\n", "- ", "1. ", "> ", "#",
            "# ", "\\", "<", "<!--", "-->",
            "|", "\n|-|-|\n", "```", "👍", "[ ] ", "  ", "<https://a.example>", "---", "\t", "\r\n",
        ]
        let source = SourceText(path: "t", text: random.text(from: pieces, count: 60))
        check(Markdown.blocks(of: source), source)
    }

    @Test(arguments: [
        "*a ", "[", "**a *b ", "> ", "- ", "`a ``b ", "<!-- ", "_a a* ", "![", "\n\n- ", "|a\n|-\n",
    ])
    func `hostile repetition is read to the end`(piece: String) {
        let source = SourceText(path: "t", text: String(repeating: piece, count: 20_000))
        check(Markdown.blocks(of: source), source)
    }

    private func check(_ blocks: [Block], _ source: SourceText) {
        var last = 0
        for block in blocks {
            #expect(block.span.start >= last && block.span.end <= source.bytes.count)
            last = block.span.end
            switch block.content {
            case .heading(_, let inlines), .paragraph(let inlines): check(inlines, within: block.span, source)
            case .list(_, let items): for item in items { check(item.blocks, source) }
            case .quote(let inner): check(inner, source)
            case .table(let header, let rows):
                for cell in header + rows.flatMap(\.self) { check(cell, within: block.span, source) }
            case .code, .rule, .comment: break
            }
        }
    }

    private func check(_ inlines: [Inline], within span: SourceSpan, _ source: SourceText) {
        var last = span.start
        for inline in inlines {
            #expect(inline.span.start >= last && inline.span.end <= span.end)
            last = inline.span.end
            switch inline.content {
            case .text(let text): #expect(source.text(of: inline.span) == text)
            case .strong(let inner), .emphasis(let inner), .link(let inner, _):
                check(inner, within: inline.span, source)
            default: break
            }
        }
    }
}
