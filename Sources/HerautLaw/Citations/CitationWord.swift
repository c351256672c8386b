/// The words that citations are made of.
enum CitationWord: Equatable {
    case article, paragraph, part, opening, book, of, filler, ordinal(Int)
    case and, or, through, until, with, shortThrough, shortWith, conjunct, pointer

    /// The word of at most 16 ASCII bytes, in any case; `nil` for any other.
    init?(_ text: ArraySlice<UInt8>) {
        guard let first = text.first, (0x61...0x7A).contains(first | 0x20), let key = Self.key(text) else {
            return nil
        }
        for entry in Self.table[Int(first | 0x20) - 0x61] where entry.key == key {
            self = entry.word
            return
        }
        return nil
    }

    /// Sixteen bytes in one number, in lower case.
    private static func key(_ text: some Collection<UInt8>) -> UInt128? {
        guard (1...16).contains(text.count) else { return nil }
        var key: UInt128 = 0
        for byte in text {
            guard byte < 0x80 else { return nil }
            key = key << 8 | UInt128((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        return key
    }

    /// The words by their first letter: every word of a text is looked up.
    private static let table: [[(key: UInt128, word: CitationWord)]] = {
        var words: [(CitationWord, [String])] = [
            (.article, ["art", "artt", "artikel", "artikelen", "artikels"]),
            (.paragraph, ["lid", "leden"]),
            (.part, ["onder", "onderdeel", "onderdelen", "sub", "letter"]),
            (.opening, ["aanhef"]), (.book, ["boek", "hoofdstuk"]), (.of, ["van", "uit"]),
            (.filler, ["de", "het", "nederlandse", "ons", "onze"]),
            (.and, ["en", "alsmede", "evenals", "respectievelijk", "resp"]), (.or, ["of"]),
            (.until, ["tot"]), (.with, ["met"]), (.shortThrough, ["t"]), (.shortWith, ["m"]),
            (.conjunct, ["jo", "juncto"]),
            (.pointer, ["dat", "voornoemd", "genoemd", "voormeld", "bovengenoemd"]),
        ]
        let ordinals = [
            "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
            "tiende", "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende",
        ]
        for (index, text) in ordinals.enumerated() { words.append((.ordinal(index + 1), [text])) }
        var table = [[(key: UInt128, word: CitationWord)]](repeating: [], count: 26)
        for (word, texts) in words {
            for text in texts {
                guard let first = text.utf8.first, let key = key(text.utf8) else { continue }
                table[Int(first) - 0x61].append((key, word))
            }
        }
        return table
    }()
}
