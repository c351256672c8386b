import HerautModel

/// CC-19: time or place of the call in a public text. With a case, what the case says of the call; otherwise a time beside words that
/// ask people to stay away or say that they gather.
struct CallRepeated: CodedRule {
    static let id: RuleID = "CC-19"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let place = Place(document)
        for passage in document.passages(with: .number) {
            for range in TokenPattern.clockTime.ranges(in: passage) {
                check(range, passage, document, &report)
            }
        }
        for match in report.matches("in_woorden") {
            check(match.range, document.passages[match.passage], document, &report)
        }
        for passage in document.passages(with: .hashtag) {
            for word in passage.words where isTimeTag(word, passage) {
                report.add(passage, word.range, variant: "patroon")
            }
        }
        guard let place else { return }
        for passage in document.passages {
            for range in place.ranges(in: passage) { report.add(passage, range, variant: "zaak") }
        }
    }

    private func check(
        _ range: Range<Int>, _ passage: Passage, _ document: LintDocument, _ report: inout RuleReport
    ) {
        if let time = document.facts.call?.time, time == clockTime(passage.text(range)) {
            report.add(passage, range, variant: "zaak")
            return
        }
        let sentence = passage.sentence(at: range.lowerBound)
        guard !report.has("zelf", inSentence: sentence, of: passage) else { return }
        let next = isCut(sentence, passage) ? sentence + 1 : sentence
        if (sentence...next).contains(where: { report.has("wegblijven", inSentence: $0, of: passage) }) {
            report.add(passage, range, variant: "patroon")
        }
    }

    /// A question or exclamation runs on into the sentence after it: "Zaterdag 21.00 uur? Niet komen!"
    private func isCut(_ sentence: Int, _ passage: Passage) -> Bool {
        guard sentence + 1 < passage.sentences.count else { return false }
        let last = passage.bytes[passage.sentences[sentence]].last
        return last == Byte.question || last == Byte.exclamation
    }

    private func clockTime(_ text: String) -> ClockTime? {
        let first = text.prefix { $0.isNumber || $0 == "." || $0 == ":" }
        return ClockTime(text: first) ?? Int(first).flatMap { ClockTime(hour: $0, minute: 0) }
    }

    /// `#21uurMarktplein`.
    private func isTimeTag(_ word: Word, _ passage: Passage) -> Bool {
        guard word.kind == .hashtag else { return false }
        let text = passage.folded[word.range].dropFirst()
        let digits = text.prefix(while: Byte.isDigit)
        return !digits.isEmpty && text.dropFirst(digits.count).starts(with: "uur".utf8)
    }

    /// The place of the call, as a phrase.
    private struct Place {
        private let book: PhraseBook
        private let phrase: Int

        /// `nil` when the case names none, or when the place may be named because an established fact names it: the damage was there.
        init?(_ document: LintDocument) {
            guard let place = document.facts.call?.place else { return nil }
            let isFact = document.facts.facts.contains { Self.folded($0.text).contains(Self.folded(place)) }
            var book = PhraseBook()
            guard !isFact, let phrase = book.add(Self.plainWords(place))?.first else { return nil }
            self.book = book
            self.phrase = phrase
        }

        func ranges(in passage: Passage) -> [Range<Int>] {
            passage.words.indices.compactMap { word in
                book.match(phrase, in: passage, at: word).map {
                    passage.words[$0.lowerBound].range
                        .lowerBound..<passage.words[$0.upperBound - 1].range
                        .upperBound
                }
            }
        }

        private static func folded(_ text: String) -> String {
            String(decoding: Characters.lowercased(Array(text.utf8)), as: UTF8.self)
        }

        /// The words of a name, without the signs between them: some mean something in a phrase.
        private static func plainWords(_ text: String) -> String {
            String(text.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "'" ? $0 : " " })
        }
    }
}
