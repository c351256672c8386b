import HerautLanguage
import HerautLaw
import HerautModel

/// WET-06: a name that belongs to another article: `noodbevel (artikel 176 Gemeentewet)`, `art. 6:166 BW (opruiing)`.
///
/// Two measures. A name that belongs to one article alone (`heet` in the register) counts when it stands right before or in brackets right
/// behind the citation. A word that points to a mix-up (`niet`) counts within 60 bytes, unless another article in the sentence answers for it.
/// Opruiing and spreading at 131 and 132 Sr are LG-01's.
struct SubjectOfOtherArticle: CodedRule {
    static let id: RuleID = "WET-06"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var found: [(CitedLaw, Range<Int>, Subject)] = []
        let subjects = Subjects(document)
        document.eachCitedLaw(report) { cited in
            if let (range, subject) = subjects?.foreign(to: cited) { found.append((cited, range, subject)) }
        }
        for (cited, range, subject) in found {
            let all = range.union(cited.citation.range)
            report.add(
                cited.passage, all, variant: subject.owners.isEmpty ? "zonder" : nil,
                values: [
                    "onderwerp": subject.name, "liever": subject.owners.asChoice, "artikel": cited.name,
                    "over": cited.article.map {
                        " " + report.term("over", ["artikel": cited.name, "onderwerp": $0.subject])
                    } ?? "",
                ],
                basis: subject.owners.prefix(1).map { $0 } + [cited.article].compactMap { $0 })
        }
    }
}

/// A name or word, and the articles it belongs to.
private struct Subject: Sendable {
    let name: String
    let owners: [Article]
    /// The name as it is looked for.
    let needle: [UInt8]

    init(_ name: String, _ owners: [Article]) {
        self.name = name
        self.owners = owners
        needle = Array(name.lowercased().utf8)
    }
}

/// The names and words that belong to articles, ready to be looked for. Made once for a register.
struct SubjectNames: Sendable {
    /// Names of one article alone, by alphabet.
    fileprivate let named: [Subject]
    /// The numbers of the names that begin with two bytes, by ``start(of:at:)``.
    private let byStart: [[Int]]
    /// A bit for the first byte of each, by its last six bits.
    private let initials: UInt64
    /// Words that point to a mix-up, and the articles that they do belong to.
    fileprivate let words: [String: Subject]

    init(_ register: LawRegister) {
        var owners: [String: [Article]] = [:]
        for article in register.articles {
            for name in article.names { owners[name, default: []].append(article) }
        }
        named = owners.sorted { $0.key < $1.key }.map { Subject($0.key, $0.value) }
        var byStart = [[Int]](repeating: [], count: 1 << 10)
        for (index, subject) in named.enumerated() where subject.needle.count >= 2 {
            byStart[Self.start(of: subject.needle, at: 0)].append(index)
        }
        self.byStart = byStart
        initials = named.reduce(0) { $0 | 1 << UInt64(($1.needle.first ?? 0) & 63) }
        words = Self.foreignWords(register)
    }

    private static func foreignWords(_ register: LawRegister) -> [String: Subject] {
        var words: [String: Subject] = [:]
        for word in register.articles.flatMap(\.foreignWords) where words[word] == nil {
            let owners = register.articles.filter { $0.words.contains(word) || $0.names.contains(word) }
            words[word] = Subject(word, owners)
        }
        return words
    }

    /// Where a word of `window` begins as a name does, with the numbers of the names that it may be.
    fileprivate func candidates(in passage: Passage, _ window: Range<Int>) -> [(start: Int, names: [Int])] {
        var found: [(start: Int, names: [Int])] = []
        passage.folded.withUnsafeBufferPointer { text in
            var isInWord = window.lowerBound > 0 && Byte.isASCIILetter(text[window.lowerBound - 1])
            for index in window.lowerBound..<max(window.lowerBound, window.upperBound - 1) {
                let byte = text[index]
                if !isInWord, initials >> UInt64(byte & 63) & 1 != 0 {
                    let names = byStart[Self.start(of: passage.folded, at: index)]
                    if !names.isEmpty { found.append((index, names)) }
                }
                isInWord = Byte.isASCIILetter(byte)
            }
        }
        return found
    }

    /// Two bytes of a text as one number below 1,024: two that differ may have the same.
    private static func start(of text: [UInt8], at index: Int) -> Int {
        Int(text[index] & 31) << 5 | Int(text[index + 1] & 31)
    }
}

/// Looks for subjects around citations.
private struct Subjects {
    private let document: LintDocument
    private let register: LawRegister
    private let all: SubjectNames

    /// How far a word that points to a mix-up may stand from the citation, in bytes.
    private static let reach = 60

    /// `nil` for a document that cites nothing: then the register stays closed.
    init?(_ document: LintDocument) {
        guard !document.foundCitations.passages.isEmpty else { return nil }
        self.document = document
        register = document.references.law
        all = document.references.subjects
    }

    /// The subject beside a citation that belongs to another article, and where it stands.
    func foreign(to cited: CitedLaw) -> (Range<Int>, Subject)? {
        let window = window(around: cited)
        for (index, range) in names(in: cited.passage, window)
        where isTied(range, cited) && !isAnswered(all.named[index], by: cited) && !isDenied(range, cited)
            && !isObject(range, cited)
        {
            return (range, all.named[index])
        }
        return foreignWord(to: cited, window)
    }

    private func foreignWord(to cited: CitedLaw, _ window: Range<Int>) -> (Range<Int>, Subject)? {
        for word in cited.entry.foreignWords {
            guard let subject = all.words[word], !isLeftToOther(subject.owners, cited) else { continue }
            for range in places(of: subject, in: cited.passage, window)
            where !isDenied(range, cited) && !isCited(subject.owners, inSentenceOf: cited) {
                return (range, Subject(word, subject.owners.filter { $0.names.contains(word) }))
            }
        }
        return nil
    }

    // MARK: Whose it is

    /// Whether the article, or another of its list ("131 en 132 Sr"), bears the name, or nobody can tell because the register does not have
    /// the article.
    private func isAnswered(_ subject: Subject, by cited: CitedLaw) -> Bool {
        if let article = cited.article {
            if article.words.contains(subject.name) || article.subject.contains(subject.name) { return true }
        } else if subject.owners.contains(where: { $0.law == cited.law.abbreviation }) {
            return true
        }
        return isLeftToOther(subject.owners, cited)
            || document.list(of: cited.citation, in: cited.passage).contains { item in
                subject.owners.contains { isSame($0, item) }
            }
    }

    private static let pair = ["131", "132"]

    /// Whether LG-01 judges it: opruiing and spreading between 131 and 132 Sr.
    private func isLeftToOther(_ owners: [Article], _ cited: CitedLaw) -> Bool {
        Self.pair.contains(cited.number) && cited.law.abbreviation == "Sr"
            && owners.contains { $0.law == "Sr" && Self.pair.contains($0.number) }
    }

    private func isCited(_ owners: [Article], inSentenceOf cited: CitedLaw) -> Bool {
        document.citations(beside: cited.citation, in: cited.passage).contains { item in
            owners.contains { isSame($0, item) }
        }
    }

    private func isSame(_ article: Article, _ citation: Citation) -> Bool {
        article.law == citation.law && article.number == citation.number(in: register)
    }

    // MARK: Where it stands

    private func window(around cited: CitedLaw) -> Range<Int> {
        let passage = cited.passage
        let sentence = passage.sentences[passage.sentence(at: cited.citation.range.lowerBound)]
        let range = cited.citation.range
        let start = max(sentence.lowerBound, range.lowerBound - Self.reach)
        let end = min(max(sentence.upperBound, range.upperBound), range.upperBound + Self.reach)
        return min(start, range.lowerBound)..<max(end, range.upperBound)
    }

    /// Every name of one article alone in a window, by alphabet and then in the order of the text.
    private func names(in passage: Passage, _ window: Range<Int>) -> [(Int, Range<Int>)] {
        var found: [(Int, Range<Int>)] = []
        for (start, names) in all.candidates(in: passage, window) {
            for index in names {
                if let place = place(of: all.named[index], at: start, in: passage, window) {
                    found.append((index, place))
                }
            }
        }
        return found.count < 2 ? found : found.sorted { ($0.0, $0.1.lowerBound) < ($1.0, $1.1.lowerBound) }
    }

    private func places(of subject: Subject, in passage: Passage, _ window: Range<Int>) -> [Range<Int>] {
        window.compactMap { place(of: subject, at: $0, in: passage, window) }
    }

    /// Where a word or phrase stands that begins at `start`, if it does so as whole words.
    private func place(of subject: Subject, at start: Int, in passage: Passage, _ window: Range<Int>)
        -> Range<Int>?
    {
        let (text, end) = (passage.folded, start + subject.needle.count)
        guard end <= window.upperBound, text[start] == subject.needle.first,
            text[start..<end].elementsEqual(subject.needle),
            start == 0 || !Byte.isASCIILetter(text[start - 1]),
            end == text.count || !Byte.isASCIILetter(text[end])
        else { return nil }
        return start..<end
    }

    /// What someone is called upon to do is not what the article is about: "oproepen tot vernieling (artikel 131 Sr)".
    private func isObject(_ range: Range<Int>, _ cited: CitedLaw) -> Bool {
        let text = cited.passage.folded
        let start = cited.passage.sentences[cited.passage.sentence(at: range.lowerBound)].lowerBound
        let before = text[max(start, range.lowerBound - Self.reach)..<range.lowerBound]
            .split { !Byte.isASCIILetter($0) }.map { String(decoding: $0, as: UTF8.self) }
        guard let to = before.lastIndex(of: "tot") else { return false }
        return before[..<to].contains { word in Self.calls.contains { word.hasPrefix($0) } }
            || before[..<to].suffix(3).elementsEqual(["op", "te", "roepen"])
    }

    /// Words for calling upon others, as far as all their forms share.
    private static let calls = [
        "oproep", "opgeroep", "opruien", "opgeruid", "opruit", "aanzet", "aangezet", "uitlok", "ophits",
    ]

    private func isDenied(_ range: Range<Int>, _ cited: CitedLaw) -> Bool {
        Stance(of: range, in: cited.passage, document.references.language.stance).contains(.denied)
    }

    /// Right before the citation, with at most some small words between ("in de zin van"), or in brackets right behind it.
    private func isTied(_ range: Range<Int>, _ cited: CitedLaw) -> Bool {
        let citation = cited.citation.range
        if range.upperBound <= citation.lowerBound {
            return isLink(range.upperBound..<citation.lowerBound, cited.passage)
        }
        guard range.lowerBound >= citation.upperBound else { return false }
        let gap = cited.passage.bytes[citation.upperBound..<range.lowerBound]
        guard gap.first(where: { $0 > 0x20 }) == UInt8(ascii: "(") else { return false }
        return !gap.contains(UInt8(ascii: ")"))
    }

    private static let links: Set<String> = [
        "in", "de", "zin", "van", "op", "grond", "volgens", "zoals", "als", "bedoeld", "uit", "krachtens",
        "zie",
        "genoemd", "het",
    ]

    private func isLink(_ gap: Range<Int>, _ passage: Passage) -> Bool {
        let words = passage.folded[gap].split { !Byte.isASCIILetter($0) }
        let signs = passage.folded[gap].filter { !Byte.isASCIILetter($0) && $0 > 0x20 }
        return words.count <= 6 && signs.allSatisfy { [0x28, 0x2C, 0x3A, 0xC2, 0xA0].contains($0) }
            && words.allSatisfy { Self.links.contains(String(decoding: $0, as: UTF8.self)) }
    }
}
