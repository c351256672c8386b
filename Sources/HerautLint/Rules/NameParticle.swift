import HerautModel

/// LT-04: the particle of a surname (`van`, `de`) has a capital when no given name or initials stand before it, and none when they do.
/// `'t` is never written with a capital.
struct NameParticle: CodedRule {
    static let id: RuleID = "LT-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("titel") {
            let passage = document.passages[match.passage]
            let first = passage.word(at: match.range.upperBound)
            if passage.touch(first - 1, first), isParticle(first, passage), !passage.isCapitalised(first) {
                add(first, from: match.range, in: passage, isCapital: true, &report)
            }
        }
        for passage in document.passages where !passage.scopes.isDisjoint(with: [.address, .salutation]) {
            for index in passage.words.indices.dropFirst()
            where isInitials(index - 1, passage) && passage.touch(index - 1, index) {
                guard isParticle(index, passage), passage.isCapitalised(index) else { continue }
                add(index, from: passage.words[index - 1].range, in: passage, isCapital: false, &report)
            }
        }
    }

    /// A particle with the rest of a surname behind it.
    private func isParticle(_ index: Int, _ passage: Passage) -> Bool {
        guard passage.words.indices.contains(index), Passage.particles.contains(passage.lower(index)),
            passage.words[index].range.lowerBound == 0
                || passage.bytes[passage.words[index].range.lowerBound - 1] != Byte.apostrophe
        else { return false }
        var next = index + 1
        while passage.touch(next - 1, next), !passage.isCapitalised(next),
            Passage.particles.contains(passage.lower(next))
        {
            next += 1
        }
        return passage.touch(next - 1, next) && passage.isCapitalised(next)
    }

    /// `J.` or `J.R.`
    private func isInitials(_ index: Int, _ passage: Passage) -> Bool {
        let text = passage.bytes[passage.words[index].range]
        let after = passage.bytes[passage.words[index].range.upperBound...].first
        return passage.words[index].kind == .text
            && (text.last == Byte.point || text.count == 1 && after == Byte.point)
            && text.filter { $0 != Byte.point }.allSatisfy(Byte.isUpper)
    }

    private func add(
        _ index: Int, from start: Range<Int>, in passage: Passage, isCapital: Bool, _ report: inout RuleReport
    ) {
        let word = passage.words[index].range
        let text = passage.text(word)
        let good = isCapital ? text.prefix(1).uppercased() + text.dropFirst() : text.lowercased()
        var last = index + 1
        while !passage.isCapitalised(last), last + 1 < passage.words.count { last += 1 }
        let rest = passage.text(word.upperBound..<passage.words[last].range.upperBound)
        let lead = passage.text(start.lowerBound..<word.lowerBound)
        report.add(
            passage, word, variant: isCapital ? nil : "klein", weight: isCapital ? .asRule : .milder,
            values: ["goed": lead + good + rest], fix: good)
    }
}
