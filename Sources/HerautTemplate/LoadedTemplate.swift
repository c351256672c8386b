public import HerautLanguage
public import HerautModel

/// What came of loading a template: a template that can be filled, or the reasons why not.
public struct LoadedTemplate: Sendable {
    /// What could be compiled; of a broken template, the part that could be read.
    private let compiled: Template
    /// Every fault and warning, in the order of a report.
    public let findings: [Finding]
    /// The texts that the findings are in.
    public let sources: [SourceText]

    init(compiled: Template, findings: [Finding], sources: [SourceText]) {
        self.compiled = compiled
        self.findings = findings
        self.sources = sources
    }

    /// The template; `nil` while any `fout` stands.
    public var template: Template? {
        findings.contains { $0.severity == .error } ? nil : compiled
    }

    /// The same for ``Template/takingList()``; itself when no list can supply anything.
    public func takingList() -> LoadedTemplate {
        compiled.canTakeList
            ? LoadedTemplate(compiled: compiled.takingList(), findings: findings, sources: sources) : self
    }

    /// The fields it declares, as far as they could be read.
    public var catalogue: FieldCatalogue { compiled.catalogue }

    /// Sample values.
    public var example: Node? { compiled.example }

    /// The faults, and what else filling would report: who wrote a tag wrong and left fields empty hears it all in one go.
    public func findings(filling input: FillInput, formatter: ValueFormatter) -> [Finding] {
        let known = Set(findings)
        let faults = compiled.fill(input, formatter: formatter).findings.filter { !known.contains($0) }
        return (findings + faults).sorted(by: Finding.inReportOrder)
    }
}
