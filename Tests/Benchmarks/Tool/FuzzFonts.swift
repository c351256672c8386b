import HerautLanguage
import HerautModel
import HerautRender
import HerautTestSupport

/// `fuzz-fonts COUNT SEED [FONT.ttf…]`: damaged fonts, read, and those that can be read put in a PDF. Prints what was done as `key value` lines. A crash
/// or a hang ends it from outside; a font that is read takes its PDF through its own checks.
enum FuzzFonts {
    static let run: Job = { arguments in
        guard arguments.count >= 2, let count = Int(arguments[0]), let seed = UInt64(arguments[1]) else {
            print("usage: heraut-benchmark fuzz-fonts COUNT SEED [FONT.ttf…]")
            return 64
        }
        guard let fonts = try? arguments.dropFirst(2).map({ try Repository.bytes(of: $0) }) else { return 66 }
        var fuzz = FontFuzz(seed: seed, fonts: fonts)
        var (readable, set) = (0, 0)
        var slowest = Duration.zero
        for _ in 0..<count {
            let bytes = fuzz.next()
            let start = ContinuousClock.now
            if let face = try? FontFace(bytes) {
                readable += 1
                if isSet(face) { set += 1 }
            }
            slowest = max(slowest, ContinuousClock.now - start)
        }
        let microseconds =
            slowest.components.seconds * 1_000_000 + slowest.components.attoseconds / 1_000_000_000_000
        for (name, value) in [
            ("fonts", count), ("readable", readable), ("set", set),
            ("slowest-microseconds", Int(microseconds)),
        ] { print(name, value) }
        return 0
    }

    /// Whether a text in the font becomes a PDF.
    private static func isSet(_ face: FontFace) -> Bool {
        let none = MessageCatalogue(language: "nl", node: Node(.mapping([]), span: SourceSpan(0, 0)))
        var style = HouseStyle(words: DocumentWords(none))
        style.fonts = FontFamily([face])
        let text = Inline(.text("AVTo, quaggy 123 é"), span: SourceSpan(0, 0))
        let block = Block(.paragraph([text]), span: SourceSpan(0, 0))
        return (try? Renderer.render([block], metadata: DraftMetadata(), as: .pdf, style: style)) != nil
    }
}
