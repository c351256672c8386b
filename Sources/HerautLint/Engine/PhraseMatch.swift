import HerautLanguage

/// The words of a passage as bare memory, for the loops that meet every word.
struct PassageWords {
    let folded: UnsafeBufferPointer<UInt8>
    let words: UnsafeBufferPointer<Word>
}

extension Passage {
    func withWords<Result>(_ body: (PassageWords) -> Result) -> Result {
        folded.withUnsafeBufferPointer { folded in
            words.withUnsafeBufferPointer { body(PassageWords(folded: folded, words: $0)) }
        }
    }

    /// Whether a sentence asks.
    func isQuestion(_ sentence: Int) -> Bool {
        guard sentences.indices.contains(sentence) else { return false }
        return bytes[sentences[sentence]].suffix(4).contains(Byte.question)
    }
}

extension PhraseBook {
    /// Whether one of the phrases stands anywhere in `passage`.
    func stands(in passage: Passage) -> Bool {
        passage.words.indices.contains { word in
            phrases.indices.contains { match($0, in: passage, at: word) != nil }
        }
    }

    /// The words that phrase `number` covers when its anchor stands at word `word`; `nil` when it does not fit there.
    func match(_ number: Int, in passage: Passage, at word: Int) -> Range<Int>? {
        passage.withWords { match(number, in: $0, of: passage, at: word) }
    }

    /// The same for one who has the words of `passage` at hand.
    func match(_ number: Int, in text: PassageWords, of passage: Passage, at word: Int) -> Range<Int>? {
        let phrase = phrases[number]
        let sentence = text.words[word].sentenceIndex
        guard hasNeighbour(phrase, text, word) else { return nil }
        if phrase.needsQuestion, !passage.isQuestion(Int(sentence)) { return nil }
        let last = word - Int(phrase.reach.lowerBound)
        var start = max(0, word - Int(phrase.reach.upperBound))
        while start <= last {
            let isFirst = start == 0 || text.words[start - 1].sentenceIndex != sentence
            if text.words[start].sentenceIndex == sentence, isFirst || !phrase.startsSentence,
                let end = end(phrase, Int(phrase.elements.lowerBound), text, start, sentence), end > word
            {
                return start..<end
            }
            start += 1
        }
        return nil
    }

    /// Whether the word that must stand beside the anchor can be there.
    private func hasNeighbour(_ phrase: Phrase, _ text: PassageWords, _ word: Int) -> Bool {
        if phrase.neighbour == 0 { return true }
        let beside = word + Int(phrase.neighbour)
        guard text.words.indices.contains(beside),
            text.words[beside].sentenceIndex == text.words[word].sentenceIndex
        else { return false }
        return mayBegin(text.words[beside], phrase.neighbourInitials, text)
    }

    /// Whether a word begins with one of `initials`. A hashtag may begin with its sign or with its word.
    private func mayBegin(_ word: Word, _ initials: UInt64, _ text: PassageWords) -> Bool {
        initials >> UInt64(text.folded[Int(word.start)] & 63) & 1 != 0 || word.kind == .hashtag
    }

    /// The word after the last, when the elements from `element` on fit from `word` on.
    private func end(
        _ phrase: Phrase, _ element: Int, _ text: PassageWords, _ word: Int, _ sentence: Int32
    ) -> Int? {
        var (element, word) = (element, word)
        while element < Int(phrase.elements.upperBound) {
            let current = elements[element]
            element += 1
            let isWord = word < text.words.count && text.words[word].sentenceIndex == sentence
            switch current.kind {
            case .word:
                guard isWord, fits(current, text.words[word], text) else { return nil }
                word += 1
            case .number:
                guard isWord, text.words[word].kind == .number else { return nil }
                word += 1
            case .optionalWord:
                if isWord, fits(current, text.words[word], text),
                    let end = end(phrase, element, text, word + 1, sentence)
                {
                    return end
                }
            case .gap: return end(phrase, element, text, behindGapAt: word, Int(current.count), sentence)
            }
        }
        return word
    }

    /// The same behind a gap of at most `width` words, the narrowest that fits.
    private func end(
        _ phrase: Phrase, _ element: Int, _ text: PassageWords, behindGapAt word: Int, _ width: Int,
        _ sentence: Int32
    ) -> Int? {
        for skipped in 0...width {
            if let end = end(phrase, element, text, word + skipped, sentence) { return end }
            guard word + skipped < text.words.count,
                text.words[word + skipped].sentenceIndex == sentence
            else { return nil }
        }
        return nil
    }

    /// Whether `word` is one of the alternatives. Addresses and code are no words.
    private func fits(_ element: Phrase.Element, _ word: Word, _ text: PassageWords) -> Bool {
        guard word.isReadable else { return false }
        guard mayBegin(word, element.initials, text) else { return false }
        for index in patterns(of: element) where fits(patterns[index], word, text) { return true }
        return false
    }

    private func fits(_ pattern: Phrase.WordPattern, _ word: Word, _ text: PassageWords) -> Bool {
        if pattern.isNumber { return word.kind == .number }
        let (first, count) = (Int(pattern.start), Int(pattern.count))
        // A word finds its hashtag too; only a pattern with the sign itself asks for it.
        let isBare = word.kind == .hashtag && (count == 0 || bytes[first] != Byte.hash)
        let start = Int(word.start) + (isBare ? 1 : 0)
        let spare = Int(word.end) - start - count
        guard spare >= 0 else { return false }
        switch (pattern.isOpenBefore, pattern.isOpenAfter) {
        case (false, false): return spare == 0 && isEqual(first, count, text.folded, start)
        case (false, true): return isEqual(first, count, text.folded, start)
        case (true, false): return isEqual(first, count, text.folded, start + spare)
        case (true, true): return (0...spare).contains { isEqual(first, count, text.folded, start + $0) }
        }
    }

    private func isEqual(
        _ first: Int, _ count: Int, _ text: UnsafeBufferPointer<UInt8>, _ start: Int
    ) -> Bool {
        for offset in 0..<count where bytes[first + offset] != text[start + offset] { return false }
        return true
    }
}

extension Word {
    /// Whether phrases look at it.
    var isReadable: Bool { kind.isReadable }
}

extension Word.Kind {
    /// Whether phrases look at it: addresses and code are no words.
    var isReadable: Bool {
        switch self {
        case .code, .link, .email: false
        case .text, .number, .hashtag, .handle: true
        }
    }
}
