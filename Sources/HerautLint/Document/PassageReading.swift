import HerautLanguage
import HerautLaw
import HerautModel

/// What is read in the text of a passage: sentences, words, quotations. It takes most of the time that reading a draft takes, and a passage
/// needs no other for it: so it is done on several threads.
struct PassageReading: Sendable {
    let folded: [UInt8]
    let sentences: [Range<Int>]
    private(set) var words: [Word]
    let quotations: [Passage.Quotation]
    let directions: [Range<Int>]
    let numberRuns: [NumberShapes.Run]
    let traits: PassageTraits
    let citations: [Citation]
    let eclis: [ECLI]

    /// Reads `text`; its words are numbered in `vocabulary`. Citations are found with `references`, and without them none: most passages cite no
    /// law, and a draft of nothing else does not even open the register.
    init(
        _ text: PassageText, family: DocumentFamily, splitter: SentenceSplitter, references: LintReferences?,
        _ vocabulary: inout Vocabulary
    ) {
        folded = Characters.lowercased(text.bytes)
        sentences = PassageSentences.sentences(in: text.bytes, by: splitter)
        words = Tokenizer.words(
            in: text.bytes, folded: folded, sentences: sentences, code: text.code, vocabulary: &vocabulary)
        var finder = QuotationFinder(
            bytes: text.bytes, folded: folded, sentences: sentences, family: family)
        if text.scopes.contains(.direction) { finder.isOff = true }
        quotations = finder.quotations()
        directions = DirectionFinder.directions(in: folded, family: family)
        numberRuns = NumberShapes.runs(of: words, in: text.bytes)
        traits = PassageTraits(of: words, in: text.bytes, folded: folded)
        let mayCite = references != nil && CitationHint.mayCite(text.bytes)
        citations = mayCite ? references?.citations.citations(in: text.bytes) ?? [] : []
        eclis = folded.holds("ecli") ? references?.eclis.eclis(in: text.bytes) ?? [] : []
    }

    /// Gives the words the numbers that `forms` has for those they have.
    mutating func renumber(_ forms: [Int32]) {
        for index in words.indices { words[index] = words[index].numbered(forms[Int(words[index].form)]) }
    }
}

/// The passages of a draft, with the words that stand in them.
struct Passages: Sendable {
    private(set) var all: [Passage] = []
    private(set) var vocabulary = Vocabulary()
    private(set) var citations = FoundInPassages<Citation>()
    private(set) var eclis = FoundInPassages<ECLI>()

    /// Reads `texts`, on at most `jobs` threads. What comes of it does not depend on how many. Citations are found with `references`.
    init(
        _ texts: [PassageText], family: DocumentFamily, splitter: SentenceSplitter,
        references: LintReferences?, jobs: Int
    ) {
        let parts = ParallelMap.map(Self.parts(of: texts, jobs), jobs: jobs) { part in
            var vocabulary = Vocabulary()
            let readings = texts[part].map {
                PassageReading(
                    $0, family: family, splitter: splitter, references: references, &vocabulary)
            }
            return (readings: readings, vocabulary: vocabulary)
        }
        all.reserveCapacity(texts.count)
        for (number, part) in parts.enumerated() {
            let forms = number == 0 ? nil : vocabulary.add(part.vocabulary)
            if number == 0 { vocabulary = part.vocabulary }
            for var reading in part.readings {
                if let forms { reading.renumber(forms) }
                citations.append(reading.citations, in: all.count)
                eclis.append(reading.eclis, in: all.count)
                all.append(Passage(all.count, texts[all.count], reading))
            }
        }
    }

    /// The texts in as many runs as there are threads, of about as many bytes.
    private static func parts(of texts: [PassageText], _ jobs: Int) -> [Range<Int>] {
        let share = texts.reduce(0) { $0 + $1.bytes.count } / max(1, jobs) + 1
        var parts: [Range<Int>] = []
        var (start, size) = (0, 0)
        for (index, text) in texts.enumerated() {
            size += text.bytes.count
            guard size >= share || index == texts.count - 1 else { continue }
            parts.append(start..<index + 1)
            (start, size) = (index + 1, 0)
        }
        return parts
    }
}
