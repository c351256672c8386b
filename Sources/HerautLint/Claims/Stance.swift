import HerautLanguage
import HerautModel

/// How a sentence puts what stands in it: as a fact (empty), or otherwise.
struct Stance: OptionSet {
    let rawValue: UInt8

    /// "Een boete krijgt u niet."
    static let denied = Stance(rawValue: 1 << 0)
    /// "Krijg ik een boete?", "Of u een boete krijgt, bepaalt de rechter."
    static let asked = Stance(rawValue: 1 << 1)
    /// "U kunt een boete krijgen."
    static let reserved = Stance(rawValue: 1 << 2)
}

extension Stance {
    /// The stance of the words in `range` of `passage`.
    ///
    /// A negation or reservation holds in its own part of the sentence: "Doet u dit niet, dan krijgt u een boete" denies no fine. It
    /// also holds for the part after it that begins with "dat" ("Het is niet zo, dat u …"), and for the part before it when its own
    /// part points back ("Een gebiedsverbod, dat kunnen wij niet geven").
    init(of range: Range<Int>, in passage: Passage, _ words: StanceWords) {
        self = []
        let reader = StanceReader(passage: passage, words: words, first: passage.word(at: range.lowerBound))
        let last = max(reader.first, passage.word(at: range.upperBound - 1))
        let claim = reader.first...last
        guard claim.upperBound < passage.words.count else { return }
        if passage.isQuestion(passage.words[claim.lowerBound].sentence) || reader.isIndirectQuestion(claim) {
            insert(.asked)
        }
        if reader.isDenied(claim) { insert(.denied) }
        if reader.isReserved(claim) { insert(.reserved) }
    }
}

/// Reads the parts of the sentence around one place.
private struct StanceReader {
    let passage: Passage
    let words: StanceWords
    let first: Int

    func isDenied(_ claim: ClosedRange<Int>) -> Bool {
        let own = part(around: claim)
        if own.contains(where: { denies($0) && !isOfCondition($0, before: claim, in: own) }) { return true }
        if begins(own, with: words.pointers), let before = part(endingAt: own.lowerBound),
            before.contains(where: denies), !before.contains(where: { isWord($0, words.conditions) })
        {
            return true
        }
        guard let after = part(startingAt: own.upperBound), begins(after, with: words.pointers) else {
            return false
        }
        return after.contains(where: denies)
    }

    func isReserved(_ claim: ClosedRange<Int>) -> Bool {
        let own = part(around: claim)
        if own.contains(where: {
            isWord($0, words.reservations) && !isOfCondition($0, before: claim, in: own)
        }
        ) {
            return true
        }
        guard begins(own, with: words.pointers), let before = part(endingAt: own.lowerBound) else {
            return false
        }
        return before.contains { isWord($0, words.reservations) }
    }

    /// "of u moet betalen": `of` at the start of a part, or after a word that asks.
    func isIndirectQuestion(_ claim: ClosedRange<Int>) -> Bool {
        let own = part(around: claim)
        return own.prefix { $0 <= claim.lowerBound }.contains { index in
            guard isWord(index, Self.whether) else { return false }
            return index == own.lowerBound || isWord(index - 1, words.askers)
        }
    }

    private static let whether: Set<[UInt8]> = [Array("of".utf8)]

    /// Whether a word stands in a condition: "als u niet meewerkt krijgt u …", "werkt u niet mee, dan …". Just before the claim it
    /// denies the claim.
    private func isOfCondition(_ index: Int, before claim: ClosedRange<Int>, in part: Range<Int>) -> Bool {
        let own = self.part(around: index...index)
        if own.upperBound <= claim.upperBound, isWord(own.upperBound, words.consequences) { return true }
        // A condition inside the claim: "betaalt de schade, ook als u er niet bij was".
        if own.lowerBound > claim.lowerBound, begins(own, with: words.conditions) { return true }
        func hasCondition(_ range: Range<Int>) -> Bool { range.contains { isWord($0, words.conditions) } }
        if index > claim.upperBound { return hasCondition(claim.upperBound + 1..<index) }
        return index < claim.lowerBound - 1 && hasCondition(part.lowerBound..<index)
    }

    private func denies(_ index: Int) -> Bool {
        isWord(index, words.negations) && !words.emptyNegations.contains { stands($0, around: index) }
    }

    private func stands(_ run: [[UInt8]], around index: Int) -> Bool {
        run.indices.contains { offset in
            let start = index - offset
            return start >= 0 && start + run.count <= passage.words.count
                && zip(start..., run).allSatisfy { bare($0) == $1 }
        }
    }

    // MARK: Parts of the sentence

    /// Words on either side that are looked at: more than a sentence for readers has, and a bound for one that never ends.
    private static let reach = 40

    /// The part of the sentence that the claim lies in; of a claim over several, all of them.
    private func part(around claim: ClosedRange<Int>) -> Range<Int> {
        let sentence = passage.words(inSentence: passage.words[claim.lowerBound].sentence)
        let bounds = sentence.clamped(
            to: claim.lowerBound - Self.reach..<claim.upperBound + 1 + Self.reach)
        var low = claim.lowerBound
        while low > bounds.lowerBound, !isBorder(before: low) { low -= 1 }
        var high = claim.upperBound + 1
        while high < bounds.upperBound, !isBorder(before: high) { high += 1 }
        return low..<max(high, low)
    }

    private func part(endingAt end: Int) -> Range<Int>? {
        guard end > 0, passage.words[end - 1].sentence == passage.words[end].sentence else { return nil }
        return part(around: end - 1...end - 1)
    }

    private func part(startingAt start: Int) -> Range<Int>? {
        guard start < passage.words.count, passage.words[start].sentence == passage.words[start - 1].sentence
        else { return nil }
        return part(around: start...start)
    }

    /// Whether a part of the sentence begins at a word: after a sign, or with a word that divides.
    private func isBorder(before index: Int) -> Bool {
        if isWord(index, words.dividers) { return true }
        let gap = passage.bytes[
            passage.words[index - 1].range.upperBound..<passage.words[index].range.lowerBound]
        return gap.contains { $0 == Byte.comma || $0 == Byte.semicolon || $0 == Byte.colon }
    }

    private func begins(_ part: Range<Int>, with set: Set<[UInt8]>) -> Bool {
        part.prefix(2).contains { isWord($0, set) }
    }

    private func isWord(_ index: Int, _ set: Set<[UInt8]>) -> Bool {
        passage.words.indices.contains(index) && set.contains(bare(index))
    }

    private func bare(_ index: Int) -> [UInt8] { Folding.bare(passage.bytes[passage.words[index].range]) }
}
