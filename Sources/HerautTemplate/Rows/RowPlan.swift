public import HerautLanguage
public import HerautModel

/// A template bound to the columns of a data source: everything that is the same for every row is decided, so that a row costs no look-up
/// by name, no string and no memory of its own.
///
/// What a row can be refused for is what ``Template/fill(_:formatter:)`` refuses it for, and the texts are the same; that way remains the one that
/// reports findings.
public struct RowPlan: Sendable {
    let steps: [RowStep]
    let texts: ByteTable
    let fields: RowFields
    let formatter: ValueFormatter
    let escape: OutputEscape

    /// Binds `template` to `columns`.
    ///
    /// - Parameters:
    ///   - input: the case, the municipality and the settings; a record or a sample in it is not used, a row stands for itself.
    ///   - escape: how values are written; `.verbatim` gives the texts for the slots of a ``DraftPlan``.
    public init(
        _ template: Template, columns: [String], input: FillInput, formatter: ValueFormatter,
        escape: OutputEscape
    ) {
        var input = input
        input.record = nil
        input.sample = nil
        var resolver = FieldResolver(catalogue: template.catalogue, input: input, formatter: formatter)
        fields = RowFields(
            template.catalogue, columns: columns, settings: input.settings, resolver: &resolver,
            formatter: formatter)
        let binder = Binder(catalogue: template.catalogue, columns: columns, settings: input.settings)
        var compiler = RowCompiler(
            program: template.program, binder: binder, resolver: resolver, formatter: formatter)
        compiler.compile()
        steps = compiler.steps
        texts = compiler.texts
        self.formatter = formatter
        self.escape = escape
    }

    /// A filler with memory of its own: one for each thread.
    public func filler() -> RowFiller { RowFiller(self) }
}
