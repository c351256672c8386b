public import HerautModel

/// What a variant says to one thing its template asks about.
public enum VariantState: Hashable, Sendable {
    /// Nothing was filled in.
    case absent
    /// Something was filled in.
    case present
    /// A yes/no field.
    case flag(Bool)
    /// One value of a choice.
    case choice(String)
    /// A list without items.
    case none
    /// A list of one item.
    case one
    /// A list of more items.
    case many
    /// Any of these ages: the template makes no difference between them.
    case ages(ClosedRange<Int>)
}

/// One letter that a template can produce, apart from the values: an answer to each question its sections ask on the way.
public struct Variant: Sendable {
    /// One question and its answer, as an author would say it: `leeftijdsband: 16-17`.
    public struct Answer: Hashable, Sendable {
        /// The field that is asked about; a field of an item with its list before it (`feiten.bron`).
        public let field: String
        /// The answer.
        public let text: Message
    }

    /// From 1, in the order of the template: the number to ask for.
    public let number: Int
    /// The answers, in the order of the questions. Empty for a template without sections.
    public let answers: [Answer]
    let states: [Subject: VariantState]
}

/// The variants of a template.
public struct VariantSet: Sendable {
    /// Why these variants and no others.
    public enum Coverage: Sendable {
        /// Every combination that can occur.
        case all
        /// More than ``Template/variantLimit`` can occur: each two answers that can go together do so in one of these.
        case pairs
    }

    /// The variants.
    public let variants: [Variant]
    /// Which combinations they stand for.
    public let coverage: Coverage
}

/// What a section asks about: a declared field, or a field of the items of a list.
enum Subject: Hashable, Sendable {
    case field(Int)
    case item(String)
}

extension VariantState {
    /// The answer in words.
    var message: Message {
        switch self {
        case .absent: .key("template.answer.absent")
        case .present: .key("template.answer.present")
        case .flag(let flag): .key(flag ? "template.answer.yes" : "template.answer.no")
        case .choice(let value): .text(value)
        case .none: .key("template.answer.none")
        case .one: .key("template.answer.one")
        case .many: .key("template.answer.many")
        case .ages(let ages): .text("\(ages.lowerBound)–\(ages.upperBound)")
        }
    }
}
