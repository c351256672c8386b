import HerautLanguage
import HerautModel

/// The measures of a rule.
extension RuleRun {
    /// What they find; of a part of a document only what is measured at a place in it.
    func metrics(inPart isPart: Bool = false) -> [Finding] {
        rule.matcher.metrics.flatMap { isPart && $0.quantity.isOfWhole ? [] : findings($0) }
    }

    private func findings(_ metric: Metric) -> [Finding] {
        switch metric.quantity {
        case .sentenceLength: longSentences(metric)
        case .paragraphSentences: running.flatMap { whole($0, Double($0.sentences.count), metric) }
        case .paragraphWords: running.flatMap { whole($0, Double($0.words.count), metric) }
        case .wordsWithoutHeading: longStretches(metric)
        case .meanSentenceLength: overall(meanSentenceLength, metric)
        case .words: overall(Double(running.reduce(0) { $0 + $1.words.count }), metric)
        case .emoji: overall(Double(seen.reduce(0) { $0 + $1.emojiCount(in: document.source) }), metric)
        case .speakingTime: overall(Metric.speakingTime(of: document).rounded(), metric)
        case .fleschDouma: readability(\.fleschDouma, metric)
        case .readingIndexA: readability(\.readingIndexA, metric)
        case .lix: readability(\.lix, metric)
        }
    }

    private var seen: LazyFilterSequence<[Passage]> {
        document.passages.lazy.filter { rule.looks(at: $0.scopes) }
    }

    private var running: LazyFilterSequence<[Passage]> { seen.filter(\.isRunningText) }

    private func overall(_ value: Double, _ metric: Metric) -> [Finding] {
        guard let (severity, limit) = metric.severity(of: value, in: document.family) else { return [] }
        return [missing(variant: metric.variant, severity: severity, values: values(value, limit))]
    }

    private func whole(_ passage: Passage, _ value: Double, _ metric: Metric) -> [Finding] {
        guard let first = passage.sentences.first, let last = passage.sentences.last,
            let (severity, limit) = metric.severity(of: value, in: document.family)
        else { return [] }
        let range = first.lowerBound..<last.upperBound
        return [
            finding(
                passage.index, range, severity: severity, variant: metric.variant,
                values: values(value, limit))
        ]
    }

    private func longSentences(_ metric: Metric) -> [Finding] {
        let allowance = metric.allowance(in: document.family)
        return seen.flatMap { $0.words.count > allowance ? longSentences(in: $0, metric, allowance) : [] }
    }

    private func longSentences(in passage: Passage, _ metric: Metric, _ allowance: Int) -> [Finding] {
        var findings: [Finding] = []
        var first = 0
        while first < passage.words.count {
            let sentence = passage.words[first].sentence
            var end = first + 1
            while end < passage.words.count, passage.words[end].sentence == sentence { end += 1 }
            let count = end - first
            first = end
            guard count > allowance,
                let (severity, limit) = metric.severity(of: Double(count), in: document.family)
            else { continue }
            findings.append(
                finding(
                    passage.index, passage.sentences[sentence], severity: severity,
                    values: values(Double(count), limit)))
        }
        return findings
    }

    private func readability(_ figure: KeyPath<Readability, Double>, _ metric: Metric) -> [Finding] {
        let counts = document.readability(of: Array(running))
        return counts.words < Metric.leastWords ? [] : overall(counts[keyPath: figure], metric)
    }

    private var meanSentenceLength: Double {
        let sentences = running.reduce(0) { $0 + $1.sentences.count }
        guard sentences >= Metric.leastSentences else { return 0 }
        return (Double(running.reduce(0) { $0 + $1.words.count }) / Double(sentences)).rounded()
    }

    /// Where the text behind a heading grows too long: the paragraph that passes the limit.
    private func longStretches(_ metric: Metric) -> [Finding] {
        var findings: [Finding] = []
        var count = 0
        for passage in document.passages {
            if !passage.scopes.isDisjoint(with: [.heading, .label]) { count = 0 }
            guard passage.isRunningText, rule.looks(at: passage.scopes) else { continue }
            let before = count
            count += passage.words.count
            if metric.severity(of: Double(before), in: document.family) == nil {
                findings += whole(passage, Double(count), metric)
            }
        }
        return findings
    }

    private func values(_ value: Double, _ limit: Int) -> [String: String] {
        ["waarde": String(Int(value)), "limiet": String(limit)]
    }
}
