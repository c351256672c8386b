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

    /// The age that the sentence of `range` names nearest to it, if it is near enough to be about the same person.
    func statedAge(near range: Range<Int>, in passage: Passage) -> StatedAge? {
        statedAges(near: range, in: passage).min { $0.distance(to: range) < $1.distance(to: range) }
    }

    /// The ages named in the same sentence and near enough, in order.
    func statedAges(near range: Range<Int>, in passage: Passage) -> [StatedAge] {
        let all = statedAges(in: passage)
        let sentence = passage.sentence(at: range.lowerBound)
        let start = all.partition { $0.range.upperBound + StatedAge.reach >= range.lowerBound }
        return all[start...].prefix { $0.range.lowerBound <= range.upperBound + StatedAge.reach }
            .filter { $0.sentence == sentence }
    }

    /// The ages that a passage names, in order. Read once for all rules.
    func statedAges(in passage: Passage) -> [StatedAge] { ageShelf.ages(of: passage) }

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

extension [StatedAge] {
    /// Index of the first for which `condition` holds; it holds for all behind it.
    fileprivate func partition(_ condition: (StatedAge) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
