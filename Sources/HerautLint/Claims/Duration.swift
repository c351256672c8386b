import HerautModel

/// A length of time as a penalty names it: `12 maanden`, `vijf jaar`.
enum Duration {
    /// The first length in `range`, in months; `nil` when there is none.
    static func months(in range: Range<Int>, of passage: Passage) -> Int? {
        let first = passage.word(at: range.lowerBound)
        let words = passage.words[first...].prefix { $0.range.lowerBound < range.upperBound }.map {
            String(decoding: passage.folded($0), as: UTF8.self)
        }
        for (number, unit) in zip(words, words.dropFirst()) {
            guard let count = count(number) else { continue }
            if unit == "jaar" { return count * 12 }
            if unit == "maanden" || unit == "maand" { return count }
        }
        return nil
    }

    private static func count(_ word: String) -> Int? {
        word.utf8.count <= 3 ? Int(word) ?? names[word] : names[word]
    }

    private static let names: [String: Int] = [
        "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
        "negen": 9, "tien": 10, "twaalf": 12, "vierentwintig": 24,
    ]
}
