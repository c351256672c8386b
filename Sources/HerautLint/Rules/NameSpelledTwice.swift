import HerautModel

/// PL-26: one name in two spellings: the same given name with surnames a letter apart, or the same surname with given names a letter apart.
struct NameSpelledTwice: CodedRule {
    static let id: RuleID = "PL-26"

    /// Short names that differ by a letter are different names: Tim and Tom.
    private static let leastLetters = 5
    /// Of one name so many spellings are compared at most.
    private static let most = 40

    private struct Part {
        let passage: Passage
        let range: Range<Int>
        let text: [Character]
    }

    func check(_ document: LintDocument, report: inout RuleReport) {
        var surnames: [String: [Part]] = [:]
        var givenNames: [String: [Part]] = [:]
        for passage in document.passages {
            for index in passage.words.indices.dropFirst()
            where passage.isCapitalised(index) && passage.isCapitalised(index - 1)
                && passage.touch(index - 1, index)
            {
                guard !Passage.particles.contains(passage.lower(index - 1)) else { continue }
                surnames[passage.lower(index - 1), default: []].append(part(index, passage))
                givenNames[passage.lower(index), default: []].append(part(index - 1, passage))
            }
        }
        for parts in surnames.values where parts.count > 1 { compare(parts, &report) }
        for parts in givenNames.values where parts.count > 1 { compare(parts, &report) }
    }

    private func part(_ index: Int, _ passage: Passage) -> Part {
        Part(passage: passage, range: passage.words[index].range, text: Array(passage.lower(index)))
    }

    /// The spelling that comes first is taken for the right one, unless another is used more often.
    private func compare(_ parts: [Part], _ report: inout RuleReport) {
        var spellings: [[Character]] = []
        for part in parts where spellings.count < Self.most && !spellings.contains(part.text) {
            spellings.append(part.text)
        }
        guard spellings.count > 1 else { return }
        let counts = spellings.map { spelling in parts.count { $0.text == spelling } }
        for (index, spelling) in spellings.enumerated() {
            let better = spellings.indices.first { other in
                other != index && (counts[other], -other) > (counts[index], -index)
                    && Self.isOneApart(spelling, spellings[other])
            }
            guard let better else { continue }
            let right = parts.first { $0.text == spellings[better] }
            for part in parts where part.text == spelling {
                report.add(
                    part.passage, part.range, values: ["ander": right.map { $0.passage.text($0.range) } ?? ""]
                )
            }
        }
    }

    /// One letter more, fewer, other, or two changed places. A genitive (`Zandwijks`) is the same name.
    static func isOneApart(_ a: [Character], _ b: [Character]) -> Bool {
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        guard short.count >= leastLetters, long.count - short.count <= 1, short.first == long.first else {
            return false
        }
        let start = zip(short, long).prefix { $0 == $1 }.count
        let (left, right) = (short.dropFirst(start), long.dropFirst(start))
        if left.count < right.count {
            return right.dropFirst().elementsEqual(left) && !(left.isEmpty && right.first == "s")
        }
        guard left.count > 0 else { return false }
        if left.dropFirst().elementsEqual(right.dropFirst()) { return true }
        return left.prefix(2).elementsEqual(right.prefix(2).reversed())
            && left.dropFirst(2).elementsEqual(right.dropFirst(2))
    }
}
