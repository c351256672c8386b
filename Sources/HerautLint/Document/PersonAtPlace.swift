import HerautLanguage
import HerautModel

/// People who are pinned down by where they live or which class they are in: `Sem de Graaf van Kastanjehof 14`, `Timo uit 4B`. A name by
/// itself may be that of a spokesman or an alderman; with a house or a class behind it, it is that of a resident.
///
/// What a house and a class look like stands in the rule file: `op_klas`, `op_nummer`, `op_adres`, `op_straat` and `adres`. Words that
/// begin a sentence about people without naming one are its list `niemand`.
struct PersonAtPlace {
    /// Number of the passage.
    let passage: Int
    /// The name and the place, words of the passage.
    let words: ClosedRange<Int>
    /// The name alone.
    let name: ClosedRange<Int>

    /// How much has to stand in front of a place before it says who somebody is.
    private enum Place: String, CaseIterable {
        /// A class that says it is one, or a number that does: any name.
        case classOfSchool = "op_klas"
        /// A number: of a class when letters stand in it.
        case number = "op_nummer"
        /// A word and a number: a house when the word has a capital.
        case house = "op_adres"
        /// A street without a number: behind a full name.
        case street = "op_straat"
        /// A street and a number, behind a full name and a comma.
        case address = "adres"
    }

    /// All of them outside `scopes`, each place once.
    static func all(_ report: RuleReport, outside scopes: Scope) -> [PersonAtPlace] {
        var widest: [Key: PersonAtPlace] = [:]
        for place in Place.allCases {
            for match in report.matches(place.rawValue) {
                let passage = report.document.passages[match.passage]
                guard passage.scopes.isDisjoint(with: scopes),
                    let person = person(match, place, in: passage, report)
                else { continue }
                let key = Key(passage: match.passage, name: person.name.lowerBound)
                if let known = widest[key], known.words.upperBound >= person.words.upperBound { continue }
                widest[key] = person
            }
        }
        return widest.values.sorted { ($0.passage, $0.words.lowerBound) < ($1.passage, $1.words.lowerBound) }
    }

    private struct Key: Hashable {
        let passage: Int
        let name: Int
    }

    private static func person(
        _ match: RuleReport.Match, _ place: Place, in passage: Passage, _ report: RuleReport
    ) -> PersonAtPlace? {
        let first = passage.word(at: match.range.lowerBound)
        let last = passage.word(at: match.range.upperBound - 1)
        guard (first..<last).allSatisfy({ passage.touch($0, $0 + 1) }),
            isPlace(place, first...last, in: passage),
            place == .address ? isBehindComma(first, in: passage) : passage.touch(first - 1, first),
            let name = passage.name(endingAt: first - 1),
            let own = withoutOpening(name, in: passage, report)
        else { return nil }
        if place == .street || place == .address, own.count == 1 { return nil }
        return PersonAtPlace(passage: match.passage, words: own.lowerBound...last, name: own)
    }

    private static func isPlace(_ place: Place, _ words: ClosedRange<Int>, in passage: Passage) -> Bool {
        switch place {
        case .classOfSchool: true
        case .number:
            passage.folded[passage.words[words.upperBound].range].contains(where: Byte.isASCIILetter)
        case .house, .address: passage.isCapitalised(words.upperBound - 1)
        case .street: passage.isCapitalised(words.upperBound)
        }
    }

    private static func isBehindComma(_ first: Int, in passage: Passage) -> Bool {
        guard first > 0, passage.words[first - 1].sentence == passage.words[first].sentence else {
            return false
        }
        return passage.bytes[passage.words[first - 1].range.upperBound] == Byte.comma
    }

    /// A name without words before it that have a capital only because a sentence begins there; `nil` when nothing is left.
    private static func withoutOpening(
        _ name: ClosedRange<Int>, in passage: Passage, _ report: RuleReport
    ) -> ClosedRange<Int>? {
        let stemmer = report.document.references.stemmer
        let nobody = report.matches(
            "niemand", inSentence: passage.words[name.lowerBound].sentence, of: passage)
        let isName = { (index: Int) in
            let word = passage.words[index].range
            return passage.isCapitalised(index) && !stemmer.isStopWord(passage.folded[word])
                && !nobody.contains { $0.range == word }
        }
        return name.first(where: isName).map { $0...name.upperBound }
    }
}
