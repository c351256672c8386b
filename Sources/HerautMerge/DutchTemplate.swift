public import HerautLanguage
import HerautModel
public import HerautTemplate

/// The Dutch template that a translation stands beside: it says what numbers, days and addresses the translation has to have.
public struct DutchTemplate: Sendable {
    private let template: Template
    private let formatter: ValueFormatter

    /// A template with what prints its values in Dutch.
    public init(_ template: Template, formatter: ValueFormatter) {
        self.template = template
        self.formatter = formatter
    }

    /// The same with what a list may supply, as ``HerautTemplate/Template/takingList()``.
    public func takingList() -> DutchTemplate {
        template.canTakeList ? DutchTemplate(template.takingList(), formatter: formatter) : self
    }

    /// The text that `input` gives in Dutch, without front matter; `nil` when something is missing, which filling the translation tells as well.
    public func text(filledWith input: FillInput) -> String? {
        let draft = template.fill(input, formatter: formatter).draft.map { SourceText(path: "", text: $0) }
        return draft.map {
            $0.text(of: SourceSpan(FrontMatter(of: $0).bodyStart, $0.bytes.count)).trimmingSpaces()
        }
    }

    /// The text of the same variant in Dutch. Templates of one kind ask about the same fields.
    public func text(
        of variant: Variant, data: SampleData, settings: [String: String] = [:]
    ) -> String? {
        text(filledWith: template.sample(of: variant, data: data, formatter: formatter, settings: settings))
    }
}
