extension ValueFormatter {
    /// A Dutch number in groups, as people read it out: `0123 45 67 89`, `020 645 44 29`, `06 12 34 56 78`, `+31 6 12 34 56 78`.
    /// Short and service numbers (112, 14 0123, 0900-8844) stay as they were typed. Spaces do not break: half a number on the next line is
    /// dialled wrong.
    public func phone(_ number: String) -> String {
        String(written(number).map { $0 == " " ? "\u{A0}" : $0 })
    }

    private func written(_ number: String) -> String {
        let digits = number.filter { ("0"..."9").contains($0) }
        if number.hasPrefix("+31") {
            // Some write the 0 that a caller from abroad leaves out: +31 (0)20 645 44 29.
            let rest = digits.dropFirst(2).drop { $0 == "0" }
            if rest.count == 9 { return "+31 " + national("0" + rest).dropFirst() }
        }
        guard digits.count == 10, digits.hasPrefix("0"), !number.hasPrefix("+") else {
            return number.split(separator: " ").joined(separator: " ")
        }
        if ["0800", "0900", "0906", "0909"].contains(String(digits.prefix(4))) { return number }
        return national(digits)
    }

    private func national(_ digits: String) -> String {
        if digits.hasPrefix("06") { return groups(digits, [2, 2, 2, 2, 2]) }
        return isShortAreaCode(digits) ? groups(digits, [3, 3, 2, 2]) : groups(digits, [4, 2, 2, 2])
    }

    /// Area codes of three digits, and 085 and 088 (numbering plan, from general knowledge: to be verified).
    private func isShortAreaCode(_ digits: String) -> Bool {
        let short = [
            "010", "013", "014", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040",
            "043", "045", "046", "050",
            "053", "055", "058", "070", "071", "072", "073", "074", "075", "076", "077", "078", "079", "084",
            "085", "087", "088",
        ]
        return short.contains(String(digits.prefix(3)))
    }

    private func groups(_ digits: String, _ sizes: [Int]) -> String {
        var rest = Substring(digits)
        return sizes.map { size in
            defer { rest = rest.dropFirst(size) }
            return rest.prefix(size)
        }.joined(separator: " ")
    }
}
