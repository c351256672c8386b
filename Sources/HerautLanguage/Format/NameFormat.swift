public import HerautModel

/// The words that go with names: salutations and titles.
struct NameWords: Sendable {
    private var salutations: [String]
    private var titles: [String]
    let withoutName: String
    /// How a title may stand in a list of recipients, in lower case, with the gender it tells: length, letters and gender, one after
    /// another. Flat, because it is asked for every row.
    private var genders: [UInt8] = []

    private static let order: [PersonName.Gender] = [.male, .female, .unknown]

    init(_ node: Node?) {
        func words(_ key: String) -> [String] { Self.order.map { node?[key]?[$0.rawValue]?.text ?? "" } }
        salutations = words("aanhef")
        titles = words("titel")
        withoutName = node?["zonder_naam"]?.text ?? ""
        for (index, gender) in Self.order.enumerated() {
            for item in node?["titels"]?[gender.rawValue]?.items ?? [] where item.text.utf8.count < 256 {
                genders.append(UInt8(item.text.utf8.count))
                genders.append(contentsOf: item.text.utf8)
                genders.append(UInt8(index))
            }
        }
    }

    func salutation(_ gender: PersonName.Gender) -> String { salutations[Self.index(gender)] }

    func title(_ gender: PersonName.Gender) -> String { titles[Self.index(gender)] }

    /// The gender that a title tells, ASCII letters in any case; unknown when it tells none.
    func gender(_ title: UnsafeBufferPointer<UInt8>) -> PersonName.Gender {
        var at = 0
        while at < genders.count {
            let end = at + 1 + Int(genders[at])
            if end - at - 1 == title.count,
                zip(title, genders[at + 1..<end]).allSatisfy({ Self.lower($0) == $1 })
            {
                return Self.order[Int(genders[end])]
            }
            at = end + 1
        }
        return .unknown
    }

    /// A copy with memory of its own.
    func unshared() -> NameWords {
        var copy = self
        copy.salutations = salutations.map { $0 }
        copy.titles = titles.map { $0 }
        copy.genders = genders.map { $0 }
        return copy
    }

    private static func index(_ gender: PersonName.Gender) -> Int {
        switch gender {
        case .male: 0
        case .female: 1
        case .unknown: 2
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

// After the rules of the registry for naamgebruik, aanhef and aanschrijfwijze (BRP-API features).
extension ValueFormatter {
    /// `Geachte mevrouw Van Velzen`, without a comma. Without a known gender no title is guessed: `Geachte J.R. Groenen`.
    public func salutation(_ name: PersonName) -> String { printed(name, appendSalutation) }

    /// As on an envelope: `mevrouw S. Bakker`, `de heer M.A. van der Meer`, `J. Dekker`.
    public func addressing(_ name: PersonName) -> String { printed(name, appendAddressing) }

    /// Initials, or else the given name, and the surname as used, without a title: `C.T. Groenlo-Groenen`.
    public func aanschrijfwijze(_ name: PersonName) -> String { printed(name, appendAanschrijfwijze) }

    /// The surname as used, with its prefix, in the middle of a name: `van der Meer`.
    public func surname(_ name: PersonName) -> String { printed(name, appendSurname) }

    /// In the middle of a sentence: `de heer Groenen`, `J.R. Groenen`.
    public func inSentence(_ name: PersonName) -> String {
        printed(name) { name, out in
            guard !names.title(name.gender).isEmpty else { return appendAanschrijfwijze(name, to: &out) }
            let start = out.count
            out.append(names.title(name.gender))
            appendPart(from: start, to: &out) { appendCapitalised(name, to: &$0) }
        }
    }

    /// The gender that a title in a list of recipients tells; unknown when it tells none.
    public func gender(fromTitle title: String) -> PersonName.Gender {
        var title = title.trimmingSpaces()
        return title.withUTF8(names.gender)
    }

    /// The gender that a title tells, without white around it.
    public func gender(fromTitle title: UnsafeBufferPointer<UInt8>) -> PersonName.Gender {
        names.gender(title)
    }

    /// Adds what ``salutation(_:)`` gives to `out`.
    public func appendSalutation(_ name: NameBytes, to out: inout ByteBuffer) {
        guard name.hasSurname else { return out.append(names.withoutName) }
        let start = out.count
        out.append(names.salutation(name.gender))
        appendPart(from: start, to: &out) {
            if name.gender == .unknown {
                appendAanschrijfwijze(name, to: &$0)
            } else {
                appendCapitalised(name, to: &$0)
            }
        }
    }

    /// Adds what ``addressing(_:)`` gives to `out`.
    public func appendAddressing(_ name: NameBytes, to out: inout ByteBuffer) {
        let start = out.count
        out.append(names.title(name.gender))
        appendPart(from: start, to: &out) { appendAanschrijfwijze(name, to: &$0) }
    }

    /// Adds what ``surname(_:)`` gives to `out`: own and partner's surname in the order of the naamgebruik, each with its prefix.
    public func appendSurname(_ name: NameBytes, to out: inout ByteBuffer) {
        let start = out.count
        let hasPartner = !name.partnerSurname.isEmpty
        switch name.usage {
        case .own: Self.append(name.prefix, name.surname, to: &out)
        case .partner where hasPartner: Self.append(name.partnerPrefix, name.partnerSurname, to: &out)
        case .partner: Self.append(name.prefix, name.surname, to: &out)
        case .partnerFirst:
            Self.append(name.partnerPrefix, name.partnerSurname, to: &out)
            if out.count > start, !name.surname.isEmpty { out.append(UInt8(ascii: "-")) }
            Self.append(name.prefix, name.surname, to: &out)
        case .partnerLast:
            Self.append(name.prefix, name.surname, to: &out)
            if out.count > start, hasPartner { out.append(UInt8(ascii: "-")) }
            Self.append(name.partnerPrefix, name.partnerSurname, to: &out)
        }
    }

    private func appendAanschrijfwijze(_ name: NameBytes, to out: inout ByteBuffer) {
        let first = name.initials.isEmpty ? name.givenName : name.initials
        if first.isEmpty { return appendCapitalised(name, to: &out) }
        let start = out.count
        out.append(contentsOf: first)
        appendPart(from: start, to: &out) { appendSurname(name, to: &$0) }
    }

    /// A prefix takes a capital when nothing of the name stands before it; `'t` stays as it is.
    private func appendCapitalised(_ name: NameBytes, to out: inout ByteBuffer) {
        let start = out.count
        appendSurname(name, to: &out)
        guard start < out.count else { return }
        if out.count > start + 1, out[start] == UInt8(ascii: "i"), out[start + 1] == UInt8(ascii: "j") {
            out[start] = UInt8(ascii: "I")
            out[start + 1] = UInt8(ascii: "J")
        } else if out[start] < 0x80 {
            if (0x61...0x7A).contains(out[start]) { out[start] &= 0xDF }
        } else {
            let text = String(decoding: out.bytes[start...], as: UTF8.self)
            out.truncate(to: start)
            out.append((text.first?.uppercased() ?? "") + text.dropFirst())
        }
    }

    /// What `write` adds, after a space when something was added since `start`; no space when it adds nothing.
    private func appendPart(from start: Int, to out: inout ByteBuffer, _ write: (inout ByteBuffer) -> Void) {
        guard out.count > start else { return write(&out) }
        out.append(UInt8(ascii: " "))
        let before = out.count
        write(&out)
        if out.count == before { out.truncate(to: before - 1) }
    }

    /// A prefix that ends in an apostrophe (`d'`, `l'`, `dell'`) stands against the name. Without a surname a prefix says nothing.
    private static func append(
        _ prefix: UnsafeBufferPointer<UInt8>, _ surname: UnsafeBufferPointer<UInt8>, to out: inout ByteBuffer
    ) {
        guard !surname.isEmpty else { return }
        out.append(contentsOf: prefix)
        let isElided = prefix.last == UInt8(ascii: "'") || prefix.suffix(3).elementsEqual("’".utf8)
        if !prefix.isEmpty, !isElided { out.append(UInt8(ascii: " ")) }
        out.append(contentsOf: surname)
    }

    private func printed(_ name: PersonName, _ append: (NameBytes, inout ByteBuffer) -> Void) -> String {
        string { out in
            // One buffer for all parts: each is a range of it while `append` runs.
            let parts = [
                name.initials, name.givenName, name.prefix, name.surname, name.partnerPrefix,
                name.partnerSurname,
            ]
            let ends = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
            parts.flatMap(\.utf8).withUnsafeBufferPointer { bytes in
                func part(_ index: Int) -> UnsafeBufferPointer<UInt8> {
                    UnsafeBufferPointer(rebasing: bytes[ends[index]..<ends[index + 1]])
                }
                append(
                    NameBytes(
                        gender: name.gender, usage: name.usage, initials: part(0), givenName: part(1),
                        prefix: part(2), surname: part(3), partnerPrefix: part(4), partnerSurname: part(5)),
                    &out)
            }
        }
    }
}

/// The parts of a name as ranges of bytes that someone else keeps: valid only as long as those.
public struct NameBytes {
    /// Man, woman or unknown.
    public var gender: PersonName.Gender
    /// Which of the two surnames is used.
    public var usage: PersonName.Usage
    /// Initials with points.
    public var initials: UnsafeBufferPointer<UInt8>
    /// Given name.
    public var givenName: UnsafeBufferPointer<UInt8>
    /// Prefix of the surname.
    public var prefix: UnsafeBufferPointer<UInt8>
    /// Surname.
    public var surname: UnsafeBufferPointer<UInt8>
    /// Prefix of the partner's surname.
    public var partnerPrefix: UnsafeBufferPointer<UInt8>
    /// Partner's surname.
    public var partnerSurname: UnsafeBufferPointer<UInt8>

    /// A name from its parts, UTF-8 without white around them.
    public init(
        gender: PersonName.Gender, usage: PersonName.Usage, initials: UnsafeBufferPointer<UInt8>,
        givenName: UnsafeBufferPointer<UInt8>, prefix: UnsafeBufferPointer<UInt8>,
        surname: UnsafeBufferPointer<UInt8>, partnerPrefix: UnsafeBufferPointer<UInt8>,
        partnerSurname: UnsafeBufferPointer<UInt8>
    ) {
        self.gender = gender
        self.usage = usage
        self.initials = initials
        self.givenName = givenName
        self.prefix = prefix
        self.surname = surname
        self.partnerPrefix = partnerPrefix
        self.partnerSurname = partnerSurname
    }

    /// Whether the surname as used has anything in it.
    var hasSurname: Bool { !surname.isEmpty || (usage != .own && !partnerSurname.isEmpty) }
}
