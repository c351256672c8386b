import HerautLanguage
import HerautLaw
import HerautModel

extension RuleReport {
    /// The places of list `name` that the sender states himself: not where it is asked, denied or (unless `reserved` is allowed) left
    /// open, nor in what someone else said. Places that overlap are one.
    func claims(_ name: String, allowing allowed: Stance = []) -> [Match] {
        joined(
            matches(name).filter { match in
                !document.passages[match.passage].scopes(at: match.range).contains(.reportedSpeech)
                    && stance(of: match).isSubset(of: allowed)
            })
    }

    /// The places of list `name` that are denied, as in "kan niet worden vervolgd".
    func denials(_ name: String) -> [Match] {
        joined(matches(name).filter { stance(of: $0).contains(.denied) && !stance(of: $0).contains(.asked) })
    }

    /// How the text puts a place.
    func stance(of match: Match) -> Stance {
        document.stance(of: match.range, in: document.passages[match.passage])
    }

    /// The first place of list `name` in a sentence.
    func first(_ name: String, inSentence sentence: Int, of passage: Passage) -> Match? {
        matches(name).first { $0.passage == passage.index && $0.sentence == sentence }
    }

    private func joined(_ matches: [Match]) -> [Match] {
        var joined: [Match] = []
        for match in matches {
            if let last = joined.last, last.passage == match.passage, last.range.overlaps(match.range) {
                joined[joined.count - 1] = Match(
                    passage: last.passage,
                    range: last.range.lowerBound..<max(last.range.upperBound, match.range.upperBound),
                    sentence: last.sentence)
            } else {
                joined.append(match)
            }
        }
        return joined
    }
}

extension LintDocument {
    /// What the law says at the age in the front matter; `nil` when there is none.
    var ageRule: AgeRule? {
        metadata.age.flatMap(AgeBand.init(age:)).flatMap { references.law.rule(for: $0) }
    }

    /// How the text puts the words in `range` of `passage`.
    func stance(of range: Range<Int>, in passage: Passage) -> Stance {
        Stance(of: range, in: passage, references.language.stance)
    }
}

extension Range<Int> {
    /// From the first byte of both to the last.
    func union(_ other: Range<Int>) -> Range<Int> {
        Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }
}
