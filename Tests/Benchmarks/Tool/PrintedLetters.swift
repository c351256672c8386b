import HerautLanguage
import HerautMerge
import HerautModel
import HerautRender
import HerautTemplate
import HerautTestSupport
import HerautYAML

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `docx-letters ROWS.csv OUT` and `pdf-letters ROWS.csv OUT FONT.ttf…`: the bench letter as one file a row, in memory, on one thread, with what that
/// took as JSON. The first letter is written to OUT, to be looked at. Reading the list, filling and the hash of each letter are part of it; checking
/// the rules is not.
enum PrintedLetters {
    static let docx = job(.docx, "docx-letters ROWS.csv OUT", leastFonts: 0)
    static let pdf = job(.pdf, "pdf-letters ROWS.csv OUT FONT.ttf…", leastFonts: 1)

    private static func job(_ format: RenderFormat, _ usage: String, leastFonts: Int) -> Job {
        { arguments in
            guard arguments.count >= 2 + leastFonts, let file = fopen(arguments[0], "rb") else {
                print("usage: heraut-benchmark \(usage)")
                return 64
            }
            defer { fclose(file) }
            do {
                return try run(file, format, out: arguments[1], fonts: Array(arguments.dropFirst(2)))
            } catch {
                print("\(format.rawValue)-letters: \(error)")
                return 70
            }
        }
    }

    private static func run(
        _ file: UnsafeMutablePointer<FILE>, _ format: RenderFormat, out: String, fonts: [String]
    ) throws -> Int32 {
        guard let letter = try BenchLetter() else {
            print("../shared/bench is not there")
            return 66
        }
        let feed = Feed(file: file)
        let faces = try fonts.map { try FontFace(Repository.bytes(of: $0)) }
        guard let template = template(letter).template else { return 65 }
        var maker = Maker(template, letter, columns: feed.columns, format, style: style(faces))
        let start = (wall: Clock.wall, cpu: Clock.cpu)
        var rows = CSVRows(delimiter: Feed.delimiter)
        var block: [UInt8] = []
        while feed.next(into: &block) {
            rows.restart()
            try block.withUnsafeMutableBufferPointer { bytes in
                while rows.next(in: bytes) { try maker.make(rows, bytes) }
            }
        }
        FillLetters.report(maker.tally, wall: Clock.wall - start.wall, cpu: Clock.cpu - start.cpu)
        guard let target = fopen(out, "wb") else { return 73 }
        fwrite(maker.first, 1, maker.first.count, target)
        fclose(target)
        return 0
    }

    private static func style(_ faces: [FontFace]) -> HouseStyle {
        let none = MessageCatalogue(language: "nl", node: Node(.mapping([]), span: SourceSpan(0, 0)))
        var style = HouseStyle(words: DocumentWords(none))
        style.municipality = "Gemeente Voorbeeldstad"
        style.returnAddress = "Postbus 100, 1000 AA Voorbeeldstad"
        if !faces.isEmpty { style.fonts = FontFamily(faces) }
        return style
    }

    /// The bench letter with headings, which the plain text of the other benchmarks does not have.
    private static func template(_ letter: BenchLetter) -> LoadedTemplate {
        var text = String(decoding: letter.text.bytes, as: UTF8.self)
        let headings = [
            "Wat is er gezien?", "Waarom schrijf ik u?", "Er geldt een noodbevel",
            "Uitnodiging voor een gesprek",
            "Wat kunt u doen?", "Heeft u vragen?",
        ]
        for heading in headings { text = text.replacing("\n\(heading)\n", with: "\n## \(heading)\n\n") }
        let parts = TemplateParts(
            kind: DocumentKind.named("waarschuwingsbrief-ouders") ?? DocumentKind.all[0], language: "nl",
            text: SourceText(path: "brief.mustache", text: text),
            fields: TemplateFile(source: letter.fields.source, root: letter.fields.root), sharedFields: nil,
            partials: [:],
            example: nil)
        return Template.load(parts, reader: LibYAMLReader())
    }
}

/// A press in a class, because dictionaries hold no values that cannot be copied.
private final class PressBox {
    var press: CompiledPlan.Press
    init(_ press: consuming CompiledPlan.Press) { self.press = press }
}

/// Makes letters row by row; one press for each variant.
private struct Maker: ~Copyable {
    private(set) var tally = FillLetters.Tally()
    /// The first letter.
    private(set) var first: [UInt8] = []
    private let template: Template
    private let columns: [String]
    private let format: RenderFormat
    private let style: HouseStyle
    private let formatter: ValueFormatter
    private var filler: RowFiller
    private var presses: [[UInt8]: PressBox] = [:]

    init(
        _ template: Template, _ letter: BenchLetter, columns: [String], _ format: RenderFormat,
        style: HouseStyle
    ) {
        self.template = template
        self.columns = columns
        self.format = format
        self.style = style
        formatter = ValueFormatter(language: "nl", formats: letter.formats)
        let plan = RowPlan(
            template, columns: columns, input: FillInput(), formatter: formatter, escape: .verbatim)
        filler = plan.filler()
        filler.writesLiterals = false
    }

    mutating func make(_ rows: borrowing CSVRows, _ bytes: UnsafeMutableBufferPointer<UInt8>) throws {
        let isFilled = rows.cells.withUnsafeBufferPointer { cells in
            !rows.isFaulty && filler.fill(RowCells(bytes: UnsafeBufferPointer(bytes), cells: cells))
        }
        guard isFilled else {
            tally.refused += 1
            return
        }
        let box = try box(rows.cells.map { bytes[$0.range] })
        try box.press.print(SlotTexts(bytes: filler.output, spans: filler.slots))
        tally.letters += 1
        tally.bytes += box.press.output.count
        tally.checksum &+= box.press.digest.reduce(0) { $0 << 8 | UInt64($1) }
        if tally.letters == 1 { first = Array(box.press.output) }
    }

    private mutating func box(_ cells: @autoclosure () -> [Slice<UnsafeMutableBufferPointer<UInt8>>]) throws
        -> PressBox
    {
        let key = Array(filler.variant)
        if let known = presses[key] { return known }
        let record = Record(
            number: 1, columns: columns, texts: cells().map { String(decoding: $0, as: UTF8.self) })
        let filled = template.fill(FillInput(record: record), formatter: formatter)
        guard let plan = filled.plan else { throw RenderRefusal.noFont }
        let compiled = CompiledPlan(plan, as: format, style: style, example: filled.texts)
        let box = PressBox(CompiledPlan.Press(compiled, example: filled.texts))
        presses[key] = box
        return box
    }
}
