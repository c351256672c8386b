public import HerautModel
public import HerautTemplate

/// Every variant of a template, filled with invented values and put through the rules: what a lawyer signs for.
public struct TemplateCheck: Sendable {
    /// One fault, at the line of the template that has to change, in all the variants that have it.
    public struct Fault: Sendable {
        /// The fault; its place is in the template, or in the draft when nothing of the template is to blame.
        public var finding: Finding
        /// The text the place is in.
        public let source: SourceText
        /// Numbers of the variants, in order.
        public var variants: [Int]
        /// The invented values it came up with.
        public var data: Set<SampleData>
    }

    /// The template.
    public let template: Template
    /// What was gone through.
    public let variantSet: VariantSet
    /// The faults, in the order of the template.
    public private(set) var faults: [Fault] = []

    /// How many letters were made.
    public var letterCount: Int { variantSet.variants.count * SampleData.allCases.count }

    /// Checks `template` with the rules of `pipeline`. `nil` when it asks too many questions to be checked.
    ///
    /// A translation is held against `original`, the Dutch template. `progress` is told the number of the variant that is about to be made.
    public init?(
        _ template: Template, original: DutchTemplate? = nil, pipeline: Pipeline, reader: some YAMLReader,
        progress: (Int) throws -> Void = { _ in }
    ) rethrows {
        guard let set = template.variants() else { return nil }
        self.template = template
        variantSet = set
        var collector = FaultCollector()
        for variant in set.variants {
            try progress(variant.number)
            for data in SampleData.allCases {
                let dutch = original?.text(of: variant, data: data)
                let found = Self.faults(of: template, variant, data, dutch, pipeline, reader)
                collector.add(found, variant.number, data)
            }
        }
        faults = collector.sorted
    }

    /// The letter of one variant, or `nil` when the invented values do not fill it.
    public static func letter(
        of template: Template, _ variant: Variant, data: SampleData, pipeline: Pipeline,
        reader: some YAMLReader
    ) -> Pipeline.FilledDraft? {
        let input = template.sample(of: variant, data: data, formatter: pipeline.formatter)
        return pipeline.fill(template, with: input, path: template.kind.name + ".md", reader: reader).filled
    }

    /// What the faulty variants have in common and the others do not: the answers to blame, as far as that can be told.
    public func cause(of fault: Fault) -> [Variant.Answer] {
        let faulty = Set(fault.variants)
        let (with, without) = (
            variantSet.variants.filter { faulty.contains($0.number) },
            variantSet.variants.filter { !faulty.contains($0.number) }
        )
        guard !without.isEmpty, let first = with.first else { return [] }
        return first.answers.filter { answer in
            with.allSatisfy { $0.answers.contains(answer) }
                && !without.allSatisfy { $0.answers.contains(answer) }
        }
    }

    private static func faults(
        of template: Template, _ variant: Variant, _ data: SampleData, _ dutch: String?, _ pipeline: Pipeline,
        _ reader: some YAMLReader
    ) -> [(finding: Finding, source: SourceText)] {
        var input = template.sample(of: variant, data: data, formatter: pipeline.formatter)
        input.original = dutch.map(FillInput.Original.text)
        let result = pipeline.fill(template, with: input, path: template.kind.name + ".md", reader: reader)
        guard let filled = result.filled else {
            return result.faults.map { ($0, template.text(at: $0.path) ?? template.text) }
        }
        return filled.findings.map { finding in
            guard let place = filled.origins.place(of: finding.span) else {
                return (finding, filled.draft.source)
            }
            return (finding.moved(to: place.span, in: place.source), place.source)
        }
    }
}

/// Gathers the same fault from many letters into one.
private struct FaultCollector {
    private struct Key: Hashable {
        let rule: RuleID
        let path: String
        let span: SourceSpan
    }

    private var faults: [Key: TemplateCheck.Fault] = [:]

    mutating func add(_ found: [(finding: Finding, source: SourceText)], _ variant: Int, _ data: SampleData) {
        for (finding, source) in found {
            let key = Key(rule: finding.rule, path: finding.path, span: finding.span)
            var fault =
                faults[key] ?? TemplateCheck.Fault(finding: finding, source: source, variants: [], data: [])
            // The gravest of them is the one to tell.
            if finding.severity > fault.finding.severity { fault.finding = finding }
            if fault.variants.last != variant { fault.variants.append(variant) }
            fault.data.insert(data)
            faults[key] = fault
        }
    }

    var sorted: [TemplateCheck.Fault] {
        faults.values.sorted { Finding.inReportOrder($0.finding, $1.finding) }
    }
}

extension Finding {
    /// The same fault at a place in another text. The change that mends the draft does not mend the template.
    fileprivate func moved(to span: SourceSpan, in source: SourceText) -> Finding {
        Finding(
            rule, severity, message, at: span, in: source, why: why, source: self.source, hint: hint,
            isDocument: isDocument)
    }
}
