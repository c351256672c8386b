import HerautModel

/// NT-03: the one who reports is missing (DSA, article 16, second paragraph, under c): name and e-mail address.
struct NoticeWithoutReporter: CodedRule {
    static let id: RuleID = "NT-03"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let passages = document.passages.filter { !$0.scopes.contains(.reportedSpeech) }
        guard passages.contains(where: { $0.words.contains { $0.kind == .email } }) else {
            report.addMissing()
            return
        }
        let isNamed = passages.contains { passage in
            let isPlaceForName =
                passage.words.contains { $0.kind == .email } || passage.scopes.contains(.closing)
                || report.matches("melder").contains { $0.passage == passage.index }
            return isPlaceForName && hasPersonName(passage, document)
        }
        if !isNamed { report.addMissing(variant: "naam") }
    }

    /// Two words with a capital beside each other, or with `de`, `van` between, of which the first is no word for an authority.
    private func hasPersonName(_ passage: Passage, _ document: LintDocument) -> Bool {
        passage.words.indices.contains { index in
            guard isName(passage, index), !isOrganisation(passage, index) else { return false }
            let next = (index + 1..<min(index + 4, passage.words.count)).first { !isParticle(passage, $0) }
            return next.map {
                isName(passage, $0) && passage.words[$0].sentence == passage.words[index].sentence
                    && touches(passage, index, $0)
            } ?? false
        }
    }

    private func isName(_ passage: Passage, _ index: Int) -> Bool {
        guard passage.words[index].kind == .text else { return false }
        return passage.text(passage.words[index].range).unicodeScalars.first?.properties.isUppercase ?? false
    }

    private func isParticle(_ passage: Passage, _ index: Int) -> Bool {
        Self.particles.contains(passage.text(passage.words[index].range))
    }

    private func isOrganisation(_ passage: Passage, _ index: Int) -> Bool {
        Self.organisations.contains(String(decoding: passage.folded(passage.words[index]), as: UTF8.self))
    }

    /// Whether only space and points stand between the two words.
    private func touches(_ passage: Passage, _ first: Int, _ second: Int) -> Bool {
        (first..<second).allSatisfy { index in
            passage.bytes[passage.words[index].range.upperBound..<passage.words[index + 1].range.lowerBound]
                .allSatisfy {
                    $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".")
                }
        }
    }

    private static let particles: Set<String> = [
        "de", "den", "der", "van", "ten", "ter", "el", "la", "le", "in", "'t",
    ]
    private static let organisations: Set<String> = [
        "gemeente", "afdeling", "team", "cluster", "college", "melder", "naam", "meta", "e-mail",
    ]
}
