public import HerautLanguage
import HerautModel
import HerautTemplate
import HerautYAML

/// Runs random templates over random data through all that reads, checks, compiles and fills them, and holds the outcome to what must
/// always be true. Same seed, same run.
public struct TemplateFuzz {
    /// What was done so far.
    public struct Counts: Sendable {
        /// Templates that were run.
        public var templates = 0
        /// Data sets that were used.
        public var dataSets = 0
        /// Templates without a `fout`.
        public var sound = 0
        /// Drafts that were filled.
        public var drafts = 0
        /// Renderings that a limit ended.
        public var limited = 0
        /// Bytes of all templates.
        public var bytes = 0
    }

    /// What was done so far.
    public private(set) var counts = Counts()
    /// What was found untrue: the number of the template, what, and the template.
    public private(set) var failures: [String] = []
    /// Keys of the messages that came up, hints included.
    public private(set) var messageKeys: Set<String> = []

    private let seed: UInt64
    private let formatter: ValueFormatter
    private let fields: TemplateFile
    private let frontMatter: FixedReader
    private var generator: TemplateGenerator
    private var data: FuzzData
    private var partials: [String: SourceText] = [:]
    private var parsedPartials: [String: ParsedTemplate] = [:]
    private var text: [UInt8] = []

    /// Templates that share their data and their partials.
    private static let templatesPerDataSet = 10
    private static let calmPartial = Array(
        "{{$kop}}deel{{/kop}}\n {{$kern}}\n  vast\n {{/kern}}\n{{$slot}}{{/slot}}\n".utf8)
    private static let head = Array("---\ntitel: Proef\n---\n".utf8)

    /// Reads every front matter as the same: what is fuzzed is Mustache.
    private struct FixedReader: YAMLReader {
        let result: YAMLResult

        func read(_ source: SourceText, span: SourceSpan) -> YAMLResult { result }
    }

    /// A run that starts at `seed`, with values written by `formatter`.
    public init(seed: UInt64, formatter: ValueFormatter) {
        self.seed = seed
        self.formatter = formatter
        let yaml = """
            velden:
              naam: {soort: tekst, van: invoer}
              dag: {soort: datum, van: invoer}
              getal: {soort: getal, van: invoer}
              open: {soort: ja-nee, van: invoer}
              namen: {soort: lijst, van: invoer}
              extra: {soort: tekst, van: invoer, verplicht: nee}
              band: {soort: keuze, van: invoer, keuzes: [jong, oud]}
              mensen: {soort: lijst, van: invoer, verplicht: nee, velden: {voornaam: {soort: tekst}}}
            """
        let source = SourceText(path: "fields.yml", text: yaml)
        fields = TemplateFile(source: source, root: LibYAMLReader().read(source).root)
        frontMatter = FixedReader(
            result: LibYAMLReader().read(SourceText(path: "nl.md", text: "titel: Proef\n")))
        generator = TemplateGenerator(seed: seed)
        data = FuzzData(seed: seed)
    }

    /// Runs the next template.
    public mutating func step() {
        if counts.templates % Self.templatesPerDataSet == 0 { renew() }
        counts.templates += 1
        text = Self.head + generator.template()
        counts.bytes += text.count
        let source = SourceText(path: "nl.md", bytes: text)
        let parsed = MustacheParser.parse(source, from: Self.head.count)
        check(tree: parsed)
        fill(source)
        render(parsed)
    }

    private mutating func renew() {
        counts.dataSets += 1
        data = FuzzData(seed: seed &+ UInt64(counts.dataSets))
        // A partial that calls any other gives circles; half of the sets are free of them.
        let isCalm = counts.dataSets % 2 == 0
        for name in TemplateGenerator.partials {
            let bytes = isCalm ? Self.calmPartial : generator.partial()
            partials[name] = SourceText(path: name, bytes: bytes)
        }
        parsedPartials = partials.mapValues { MustacheParser.parse($0) }
    }

    // MARK: Strict

    private mutating func fill(_ source: SourceText) {
        let parts = TemplateParts(
            kind: DocumentKind.all[0], language: "nl", text: source, fields: fields, sharedFields: nil,
            partials: partials, example: nil)
        let loaded = Template.load(parts, reader: frontMatter)
        check(loaded.findings, in: loaded.sources)
        let input = FillInput(settings: data.settings)
        guard let template = loaded.template else {
            let all = loaded.findings(filling: input, formatter: formatter)
            check(all, in: loaded.sources)
            expect(all.count >= loaded.findings.count, "faults of the template are lost")
            return
        }
        counts.sound += 1
        let result = template.fill(input, formatter: formatter)
        check(result.findings, in: loaded.sources)
        let isFaulty = result.findings.contains { $0.severity == .error }
        expect(isFaulty == (result.draft == nil), "a draft with a fault, or none without")
        if result.draft != nil { counts.drafts += 1 }
        if counts.templates % 8 == 0 {
            let again = template.fill(input, formatter: formatter)
            expect(
                again.draft == result.draft && again.findings == result.findings, "filled twice, not the same"
            )
        }
    }

    // MARK: Lenient

    private mutating func render(_ parsed: ParsedTemplate) {
        var limits = LenientLimits()
        (limits.steps, limits.bytes) = (5_000, 1 << 18)
        let result = LenientRenderer.render(
            parsed, with: data.value, partials: parsedPartials, limits: limits)
        if let finding = result.finding {
            counts.limited += 1
            check([finding], in: [parsed.source] + partials.values)
        }
        if counts.templates % 8 == 0 {
            let again = LenientRenderer.render(
                parsed, with: data.value, partials: parsedPartials, limits: limits)
            expect(
                again.text == result.text && again.finding == result.finding, "rendered twice, not the same")
        }
    }

    // MARK: What must be true

    private mutating func check(_ findings: [Finding], in sources: [SourceText]) {
        for finding in findings {
            note(finding.message)
            if let hint = finding.hint { note(hint) }
            // The text of a lambda has no file.
            guard let source = sources.first(where: { $0.path == finding.path }) else {
                expect(finding.path == "λ", "a finding in no file: \(finding.rule)")
                continue
            }
            let isInside = finding.span.start >= 0 && finding.span.end <= source.bytes.count
            expect(
                isInside && finding.start == source.location(of: finding.span.start),
                "a finding without a place: \(finding.rule)")
        }
        expect(findings.count <= 3 * 101 + 10, "findings without end")
    }

    private mutating func check(tree: ParsedTemplate) {
        check(tree.findings, in: [tree.source])
        var end = Self.head.count
        var kept = 0
        for span in tree.nodes.flatMap(Self.spans) {
            expect(span.start >= end && span.end <= text.count, "a node out of order at \(span)")
            end = max(end, span.end)
            kept += span.count
        }
        let body = text[Self.head.count...]
        let hasTag = zip(body, body.dropFirst()).contains {
            $0 == UInt8(ascii: "{") && $1 == UInt8(ascii: "{")
        }
        if !hasTag { expect(kept == body.count, "text without a tag is lost") }
    }

    /// The texts and opening tags of a node, in the order of the tree.
    private static func spans(of node: TemplateNode) -> [SourceSpan] {
        switch node {
        case .text(let span): [span]
        case .variable(let tag, _), .partial(let tag, _): [tag.span]
        case .section(let section): [section.tag.span] + section.children.flatMap(spans)
        case .parent(let parent): [parent.tag.span] + parent.children.flatMap(spans)
        case .block(let block): [block.tag.span] + block.children.flatMap(spans)
        }
    }

    private mutating func note(_ message: Message) {
        if case .key(let key, _) = message { messageKeys.insert(key) }
    }

    private mutating func expect(_ isTrue: Bool, _ what: @autoclosure () -> String) {
        guard !isTrue, failures.count < 20 else { return }
        failures.append(
            "template \(counts.templates): \(what())\n\(String(decoding: text, as: UTF8.self).debugDescription)"
        )
    }
}
