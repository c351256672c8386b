import HerautModel

/// LT-13: a letter, conversation or notice about a post that does not say which: "iets geplaatst", or a post without a day and a platform.
struct VagueAboutPost: CodedRule {
    static let id: RuleID = "LT-13"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = report.matches("vaag")
        let days = sentencesWithDay(mentions, document)
        let vague = mentions.filter {
            !isConcrete($0, days, document, report) && !isInPassing($0, document, report)
        }
        for match in vague { report.add(document.passages[match.passage], match.range) }
        guard vague.isEmpty,
            let first = report.matches("bericht").first(where: { !isInPassing($0, document, report) })
        else { return }
        let hasDay = document.passages.contains { passage in
            passage.scopes.isDisjoint(with: [.dateLine, .address])
                && !TokenPattern.date.ranges(in: passage).isEmpty
        }
        let hasPlatform =
            !report.matches("platform").isEmpty
            || document.passages.contains {
                $0.words.contains { $0.kind == .link } && $0.scopes.isDisjoint(with: .closing)
            }
        guard let missing = Self.missing(hasDay: hasDay, hasPlatform: hasPlatform) else { return }
        report.add(
            document.passages[first.passage], first.range, variant: "onvolledig",
            weight: hasDay || hasPlatform ? .exactly(.tip) : .asRule, values: ["wat": report.term(missing)])
    }

    /// What is missing, by the terms of the rule.
    private static func missing(hasDay: Bool, hasPlatform: Bool) -> String? {
        switch (hasDay, hasPlatform) {
        case (true, true): nil
        case (true, false): "platform"
        case (false, true): "dag"
        case (false, false): "beide"
        }
    }

    /// The days named in the passages of `matches`, read once each.
    private func sentencesWithDay(_ matches: [RuleReport.Match], _ document: LintDocument) -> [Int: Set<Int>]
    {
        var days: [Int: Set<Int>] = [:]
        for match in matches where days[match.passage] == nil {
            let passage = document.passages[match.passage]
            days[match.passage] = Set(
                TokenPattern.date.ranges(in: passage).map { passage.sentence(at: $0.lowerBound) })
        }
        return days
    }

    /// Day and platform in the same sentence.
    private func isConcrete(
        _ match: RuleReport.Match, _ days: [Int: Set<Int>], _ document: LintDocument, _ report: RuleReport
    ) -> Bool {
        days[match.passage]?.contains(match.sentence) ?? false
            && report.has("platform", inSentence: match.sentence, of: document.passages[match.passage])
    }

    /// A sentence about posts in general, or about what is not known.
    private func isInPassing(_ match: RuleReport.Match, _ document: LintDocument, _ report: RuleReport)
        -> Bool
    {
        let passage = document.passages[match.passage]
        return passage.isQuestion(match.sentence)
            || report.has("terloops", inSentence: match.sentence, of: passage)
            || !passage.scopes(at: match.range).isDisjoint(with: [
                .quotation, .reportedSpeech, .heading, .subject, .address,
            ])
    }
}
