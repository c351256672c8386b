import HerautLanguage
public import HerautModel

/// The words of a draft whose spelling can be looked up in a dictionary, for a program that has one.
///
/// Left out is what no dictionary has: words with digits or all in capitals, names (a capital inside a sentence), addresses, accounts, code, what
/// others said, and whatever the case, the front matter or the pack itself spells so.
public struct SpellingWords: Sendable {
    /// A place where a word stands.
    public struct Place: Sendable {
        /// The word as it is written.
        public let word: String
        /// Where it stands in the draft.
        public let span: SourceSpan
    }

    /// The places, in order.
    public let places: [Place]
    private let source: SourceText

    /// The words of `draft` but those in `known`, in lower case. None for a draft in another language than `language`.
    public init(
        _ draft: Draft, facts: CaseFacts, references: LintReferences, known: Set<String>,
        language: String = "nl"
    ) {
        source = draft.source
        guard draft.metadata.language.hasPrefix(language) else {
            places = []
            return
        }
        let front = SourceSpan(0, draft.bodyStart)
        let words = known.union(Self.words(in: draft.source.text(of: front)))
            .union(facts.texts.flatMap { Self.words(in: $0) })
        let document = LintDocument(draft, facts: facts, references: references)
        places = document.passages.flatMap { passage in
            passage.words.indices.filter { passage.isSpelled($0) }.compactMap { index in
                let word = passage.words[index]
                guard !words.contains(String(decoding: passage.folded(word), as: UTF8.self)) else {
                    return nil
                }
                return Place(word: passage.text(word.range), span: passage.sourceSpan(of: word.range))
            }
        }
    }

    /// The places of words in `misspelled`, as findings.
    public func findings(for misspelled: Set<String>) -> [Finding] {
        places.filter { misspelled.contains($0.word) }.map { place in
            Finding(
                "lint.spelling", .tip, .key("lint.spelling", ["woord": place.word]), at: place.span,
                in: source, hint: .key("lint.spellingHint"))
        }
    }

    /// The words of any text, in lower case.
    public static func words(in text: String) -> Set<String> {
        let bytes = Characters.lowercased(Array(text.utf8))
        let words = bytes.split {
            !(Byte.isASCIILetter($0) || $0 >= 0x80 || $0 == Byte.hyphen || $0 == Byte.apostrophe)
        }
        return Set(words.map { String(decoding: $0, as: UTF8.self) })
    }
}

extension Passage {
    /// Whether a dictionary may know the word: see ``SpellingWords``.
    fileprivate func isSpelled(_ index: Int) -> Bool {
        let word = words[index]
        let letters = bytes[word.range]
        guard word.kind == .text, letters.count > 1, !letters.contains(where: Byte.isDigit),
            !letters.contains(Byte.point), !letters.contains(Byte.underscore)
        else { return false }
        let nowhere: Scope = [.reportedSpeech, .address, .closing, .salutation, .direction]
        guard scopes(at: word.range).isDisjoint(with: nowhere) else { return false }
        let isFirst = index == 0 || words[index - 1].sentence != word.sentence
        return isFirst ? letters.contains(where: Byte.isLower) : !isCapitalised(index)
    }
}

extension CaseFacts {
    /// All texts of the case.
    fileprivate var texts: [String] {
        (facts + rumours).flatMap { [$0.text] + $0.words } + (values.map(\.spelledTexts) ?? [])
    }
}

extension Value {
    /// The texts in it; a name or an address with all its parts.
    fileprivate var spelledTexts: [String] {
        switch self {
        case .text(let text), .choice(let text), .phone(let text), .email(let text), .url(let text): [text]
        case .name(let name):
            [name.givenName, name.prefix, name.surname, name.partnerPrefix, name.partnerSurname]
        case .address(let address): [address.street, address.town]
        case .list(let items): items.flatMap(\.spelledTexts)
        case .group(let members): members.sorted { $0.key < $1.key }.flatMap(\.value.spelledTexts)
        case .date, .time, .amount, .number, .flag: []
        }
    }
}
