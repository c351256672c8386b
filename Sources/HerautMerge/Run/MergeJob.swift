public import HerautModel
public import HerautRender
public import HerautTemplate

/// Everything a run makes its letters from. The same for every thread; nothing in it changes.
public struct MergeJob: Sendable {
    /// The template.
    public let template: Template
    /// Which column is which.
    public let mapping: ColumnMapping
    /// The case, the municipality and the settings.
    public let input: FillInput
    /// The Dutch template that letters in another language are held against.
    private let dutch: DutchTemplate?
    /// How letters are filled, checked and laid out.
    public let pipeline: Pipeline
    /// In which formats they leave.
    public let formats: [RenderFormat]
    /// Reads front matter, for the letters that are checked in full.
    let reader: any YAMLReader
    /// The files that the rules, their language and the laws were read from: what stands in none of them no rule can know (``PlainWords``). Read
    /// when the first letter is made; none to ask the rules about every word.
    let ruleTexts: @Sendable () -> [SourceText]

    /// A job.
    public init(
        _ template: Template, mapping: ColumnMapping, input: FillInput, pipeline: Pipeline,
        formats: [RenderFormat], reader: any YAMLReader, dutch: DutchTemplate? = nil,
        ruleTexts: @autoclosure @escaping @Sendable () -> [SourceText] = []
    ) {
        self.template = template
        self.mapping = mapping
        self.input = input
        self.dutch = dutch
        self.pipeline = pipeline
        self.formats = formats
        self.reader = reader
        self.ruleTexts = ruleTexts
    }

    /// A row as the slow way of filling takes it.
    func record(_ row: Int, _ cells: RowCells) -> Record {
        Record(
            number: row, columns: mapping.columns,
            texts: cells.cells.map { String(decoding: cells.bytes[$0.range], as: UTF8.self) })
    }

    /// The letter of a row by the slow way, checked in full; with other texts in some of its slots.
    func filled(_ record: Record, replacing: [Int: String] = [:]) -> Pipeline.FilledDraft? {
        var input = input
        input.record = record
        return filled(input, replacing: replacing)
    }

    private func filled(_ input: FillInput, replacing: [Int: String] = [:]) -> Pipeline.FilledDraft? {
        var input = input
        input.original = dutch?.text(filledWith: input).map { .text($0) }
        return pipeline.fill(
            template, with: input, path: template.kind.name + ".md", reader: reader, replacing: replacing
        ).filled
    }

    /// Values of the case, the municipality or the settings that the letters ask for and that are not there, told by the first row that gets one: the
    /// list can do nothing about them. Empty when there are none.
    public func missingElsewhere(_ result: PreflightResult, _ source: inout DataSource) -> [Finding] {
        var batch = RowBatch()
        while source.next(into: &batch) {
            var first: Record?
            batch.forEach { row, cells in
                if first == nil, result.order?.number(of: row.number) ?? 0 > 0 {
                    first = record(row.number, cells)
                }
            }
            guard let first else { continue }
            var input = input
            input.record = first
            return template.fill(input, formatter: pipeline.formatter).findings.filter(isAboutOthers)
        }
        return []
    }

    /// Whether a fault is about a field that no list fills.
    private func isAboutOthers(_ fault: Finding) -> Bool {
        guard fault.severity == .error, case .key(_, let values) = fault.message,
            let field = values["naam"].flatMap(template.catalogue.index)
        else { return false }
        switch template.catalogue.fields[field].supplier {
        case .caseFile, .municipality, .input: return true
        case .recipient, .derived: return false
        }
    }

    /// The letter to the invented recipient of the template, with some fields given.
    func sample(with fields: [String: String]) -> Pipeline.FilledDraft? {
        var input = input
        input.record = nil
        input.sample = template.example
        input.settings.merge(fields) { _, given in given }
        return filled(input)
    }
}
