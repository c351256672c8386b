import HerautLanguage

/// A reference to something published that is no article and no ECLI: an old case number, the Staatsblad, a paper of parliament.
public struct Publication: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
        /// Landelijk Jurisprudentienummer, in use until 28 June 2013: `LJN BX1234`.
        case caseNumber(String)
        /// `Stb. 2018, 322`.
        case gazette(year: Int, number: Int)
        /// `Kamerstukken II 2023/24, 28684, nr. 739`; the dossier may have a supplement (`36600-VI`).
        case parliamentaryPaper(chamber: String, session: String, dossier: String, number: String)
    }

    /// What it is.
    public let kind: Kind
    /// Its bytes.
    public let range: Range<Int>

    /// As the Leidraad writes it.
    public var normalForm: String {
        switch kind {
        case .caseNumber(let number): "LJN \(number)"
        case .gazette(let year, let number): "Stb. \(year), \(number)"
        case .parliamentaryPaper(let chamber, let session, let dossier, let number):
            "Kamerstukken \(chamber) \(session), \(dossier), nr. \(number)"
        }
    }

    /// Where to read it; an old case number has no address of its own.
    public var link: String? {
        switch kind {
        case .caseNumber: nil
        case .gazette(let year, let number):
            "https://zoek.officielebekendmakingen.nl/stb-\(year)-\(number).html"
        case .parliamentaryPaper(_, _, let dossier, let number):
            "https://zoek.officielebekendmakingen.nl/kst-\(dossier)-\(number).html"
        }
    }
}

/// Finds publications in text. Linear.
public struct PublicationReader: Sendable {
    /// A reader; it needs no data.
    public init() {}

    /// The publications in UTF-8 `bytes`, in order.
    public func publications(in bytes: [UInt8]) -> [Publication] {
        let tokens = WordSplitter().tokens(in: bytes)
        var found: [Publication] = []
        var index = 0
        while index < tokens.count {
            if let (publication, next) = PublicationShape(bytes: bytes, tokens: tokens).read(at: index) {
                found.append(publication)
                index = next
            } else {
                index += 1
            }
        }
        return found
    }
}

private struct PublicationShape {
    let bytes: [UInt8]
    let tokens: [TextToken]

    func read(at index: Int) -> (Publication, next: Int)? {
        switch bytes[tokens[index].range.lowerBound] {
        case UInt8(ascii: "L"): caseNumber(index)
        case UInt8(ascii: "S"): gazette(index)
        case UInt8(ascii: "K"): paper(index)
        default: nil
        }
    }

    /// `LJN BX1234`, `LJN: BX1234`.
    private func caseNumber(_ index: Int) -> (Publication, next: Int)? {
        guard text(index) == "LJN", let number = text(index + 1) else { return nil }
        let bytes = Array(number.utf8)
        guard bytes.count == 6, bytes.prefix(2).allSatisfy({ (0x41...0x5A).contains($0) }),
            bytes.dropFirst(2).allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return made(.caseNumber(number), index, index + 1)
    }

    /// `Stb. 2018, 322`, `Stb. 2018/322`, `Staatsblad 2018, 322`.
    private func gazette(_ index: Int) -> (Publication, next: Int)? {
        guard ["Stb", "Stb.", "Staatsblad"].contains(text(index)), let first = text(index + 1) else {
            return nil
        }
        let parts = first.split { $0 == "/" || $0 == "," }.compactMap { Int($0) }
        if parts.count == 2, (1800...2100).contains(parts[0]) {
            return made(.gazette(year: parts[0], number: parts[1]), index, index + 1)
        }
        guard let year = Int(first), (1800...2100).contains(year) else { return nil }
        let last = text(index + 2) == "nr" ? index + 3 : index + 2
        guard let number = text(last).flatMap({ Int($0) }) else { return nil }
        return made(.gazette(year: year, number: number), index, last)
    }

    /// `Kamerstukken II 2023/24, 28684, nr. 739`, with or without a space in the dossier.
    private func paper(_ index: Int) -> (Publication, next: Int)? {
        guard ["Kamerstukken", "Kamerstuk"].contains(text(index)), let chamber = text(index + 1),
            ["I", "II"].contains(chamber), let session = text(index + 2), session.contains("/"),
            var dossier = text(index + 3), dossier.utf8.first.map({ (48...57).contains($0) }) ?? false
        else { return nil }
        var last = index + 3
        if dossier.utf8.count == 2, let rest = text(last + 1), rest.utf8.count == 3, Int(rest) != nil {
            dossier += rest
            last += 1
        }
        if text(last + 1) == "nr" || text(last + 1) == "nr." { last += 1 }
        guard let number = text(last + 1), number.utf8.count <= 6 else { return nil }
        return made(
            .parliamentaryPaper(chamber: chamber, session: session, dossier: dossier, number: number), index,
            last + 1)
    }

    private func made(_ kind: Publication.Kind, _ first: Int, _ last: Int) -> (Publication, next: Int) {
        let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
        return (Publication(kind: kind, range: range), last + 1)
    }

    private func text(_ index: Int) -> String? {
        guard index < tokens.count, tokens[index].range.count <= 16 else { return nil }
        return String(decoding: bytes[tokens[index].range], as: UTF8.self)
    }
}
