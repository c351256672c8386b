import HerautLanguage
import HerautModel
import HerautRender
import HerautTestSupport
import HerautYAML

/// `fuzz-readers READER COUNT SEED`: damaged files through a reader, each with what is asked of it afterwards. Prints what was done as `key value`
/// lines; a crash or a file that takes forever is for the caller to see.
enum FuzzReaders {
    /// A reader: takes the next damaged file, and says how many bytes it had and whether it was let in.
    private typealias Reader = () -> (bytes: Int, isRead: Bool)

    /// The readers, each started with a seed.
    private static let readers: [String: @Sendable (UInt64) -> Reader] = [
        "fonts": { seed in
            var fuzz = FontFuzz(seed: seed)
            return {
                let bytes = fuzz.next()
                guard let face = try? FontFace(bytes) else { return (bytes.count, false) }
                return (bytes.count, isSet(face))
            }
        },
        "pictures": { seed in
            var fuzz = PictureFuzz(seed: seed)
            return {
                let bytes = fuzz.next()
                return (bytes.count, (try? Picture(bytes)) != nil)
            }
        },
        "letterheads": { seed in
            var fuzz = LetterheadFuzz(seed: seed)
            let style = HouseStyle(
                words: DocumentWords(
                    MessageCatalogue(language: "nl", node: Node(.mapping([]), span: SourceSpan(0, 0)))))
            let draft = Draft.read(SourceText(path: "brief.md", text: text), with: LibYAMLReader()).draft
            return {
                let bytes = fuzz.next()
                guard let document = ReferenceDocument.read(bytes, path: "brief.docx").document else {
                    return (bytes.count, false)
                }
                var style = style
                _ = document.findings(style: style)
                style.reference = document
                return (bytes.count, (try? Renderer.render(draft, as: .docx, style: style)) != nil)
            }
        },
    ]

    private static let text =
        "---\nsoort: brief\n---\nNoor Peters\nLindenhof 3\n1234 AB Stad\n\nBeste Noor,\n\n- een\n\n1. twee\n"

    /// Whether a text in the font becomes a PDF.
    private static func isSet(_ face: FontFace) -> Bool {
        let none = MessageCatalogue(language: "nl", node: Node(.mapping([]), span: SourceSpan(0, 0)))
        var style = HouseStyle(words: DocumentWords(none))
        style.fonts = FontFamily([face])
        let text = Inline(.text("AVTo, quaggy 123 é"), span: SourceSpan(0, 0))
        let block = Block(.paragraph([text]), span: SourceSpan(0, 0))
        return (try? Renderer.render([block], metadata: DraftMetadata(), as: .pdf, style: style)) != nil
    }

    static let run: Job = { arguments in
        guard arguments.count == 3, let start = readers[arguments[0]], let count = Int(arguments[1]),
            let seed = UInt64(arguments[2])
        else {
            print(
                "usage: heraut-benchmark fuzz-readers \(readers.keys.sorted().joined(separator: "|")) COUNT SEED"
            )
            return 64
        }
        let reader = start(seed)
        var (bytes, read) = (0, 0)
        var slowest = (time: Duration.zero, number: 0)
        for number in 1...max(1, count) {
            let start = ContinuousClock.now
            let result = reader()
            let time = ContinuousClock.now - start
            if time > slowest.time { slowest = (time, number) }
            bytes += result.bytes
            read += result.isRead ? 1 : 0
        }
        let (seconds, attoseconds) = slowest.time.components
        for (name, value) in [
            ("files", count), ("bytes", bytes), ("let-in", read), ("refused", count - read),
            ("slowest-microseconds", Int(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)),
            ("slowest-number", slowest.number),
        ] { print(name, value) }
        return 0
    }
}
