import HerautLanguage
import HerautModel

/// People who are pinned down by where they live or which class they are in: `Sem de Graaf van Kastanjehof 14`, `Timo uit 4B`. A name by
/// itself may be that of a spokesman or an alderman; with a house or a class behind it, it is that of a resident.
struct PersonAtPlace {
    /// The name and the place, words of the passage.
    let words: ClosedRange<Int>
    /// The name alone.
    let name: ClosedRange<Int>

    private static let links: Set<String> = ["uit", "van"]
    /// What may stand between a link and the place.
    private static let between: Set<String> = [
        "de", "het", "een", "groep", "klas", "brugklas", "nummer", "huisnummer", "huis",
    ]
    private static let classes: Set<String> = [
        "groep", "klas", "brugklas", "havo", "vwo", "mavo", "vmbo", "mbo",
    ]
    private static let houses: Set<String> = ["nummer", "huisnummer"]
    private static let streets = [
        "straat", "laan", "weg", "hof", "plein", "kade", "dijk", "singel", "gracht", "steeg",
    ].map { Array($0.utf8) }
    /// Words that begin a sentence about people without naming anyone.
    private static let nobody: Set<String> = [
        "leerlingen", "leerling", "scholieren", "jongeren", "kinderen", "ouders", "bewoners", "bewoner",
        "inwoners", "mensen", "iedereen", "iemand", "buren", "ondernemers", "vrijwilligers", "agenten",
        "getuigen", "beelden", "berichten", "foto's",
    ]

    /// All of them in a passage, in order. What has no meaning by itself (`Ook`, `Gisteren`) begins no name.
    static func all(in passage: Passage, _ references: LintReferences) -> [PersonAtPlace] {
        var found: [PersonAtPlace] = []
        var index = 0
        while index < passage.words.count {
            guard let name = passage.name(at: index), !nobody.contains(passage.lower(index)),
                !references.stemmer.isStopWord(passage.folded[passage.words[index].range])
            else {
                index += 1
                continue
            }
            if let person = person(name, in: passage) {
                found.append(person)
                index = person.words.upperBound
            }
            index += 1
        }
        return found
    }

    /// A name runs on over small words (`Sem de Graaf van Kastanjehof`), so the link may stand inside it.
    private static func person(_ name: ClosedRange<Int>, in passage: Passage) -> PersonAtPlace? {
        if let house = houseBehindComma(of: name, in: passage) {
            return PersonAtPlace(words: name.lowerBound...house, name: name)
        }
        let candidates = Array(name.dropFirst()) + [name.upperBound + 1]
        for link in candidates where links.contains(passage.lower(link)) {
            let own = name.lowerBound...link - 1
            guard passage.isCapitalised(own.upperBound), passage.touch(link - 1, link),
                let end = endOfPlace(behind: link, of: own, in: passage)
            else { continue }
            return PersonAtPlace(words: name.lowerBound...end, name: own)
        }
        return nil
    }

    /// The number of the house in `Sem de Graaf, Kastanjehof 14`.
    private static func houseBehindComma(of name: ClosedRange<Int>, in passage: Passage) -> Int? {
        let street = name.upperBound + 1
        guard name.count > 1, passage.isCapitalised(street), isStreet(street, in: passage),
            passage.words[street].sentence == passage.words[name.upperBound].sentence,
            passage.bytes[passage.words[name.upperBound].range.upperBound] == Byte.comma,
            passage.touch(street, street + 1), passage.words[street + 1].kind == .number
        else { return nil }
        return street + 1
    }

    /// The last word of the place behind a link; `nil` when what stands there is none.
    private static func endOfPlace(behind link: Int, of name: ClosedRange<Int>, in passage: Passage) -> Int? {
        var index = link + 1
        var before = ""
        while between.contains(passage.lower(index)), passage.touch(index - 1, index) {
            before = passage.lower(index)
            index += 1
        }
        guard passage.touch(index - 1, index) else { return nil }
        if isClass(index, in: passage) || classes.contains(passage.lower(index)) {
            return passage.touch(index, index + 1) && isClass(index + 1, in: passage) ? index + 1 : index
        }
        if passage.words[index].kind == .number { return houses.contains(before) ? index : nil }
        guard passage.isCapitalised(index) else { return nil }
        let hasHouse =
            passage.touch(index, index + 1) && passage.words[index + 1].kind == .number
        if hasHouse { return index + 1 }
        // A street by itself says who it is only behind a full name.
        return name.count > 1 && isStreet(index, in: passage) ? index : nil
    }

    /// `4B`, `3`.
    private static func isClass(_ index: Int, in passage: Passage) -> Bool {
        guard passage.words.indices.contains(index), passage.words[index].kind == .number else {
            return false
        }
        let word = passage.folded[passage.words[index].range]
        return word.count <= 3 && word.contains(where: Byte.isASCIILetter)
            && word.first.map(Byte.isDigit) ?? false
    }

    private static func isStreet(_ index: Int, in passage: Passage) -> Bool {
        let word = passage.folded[passage.words[index].range]
        return streets.contains { word.count > $0.count && word.suffix($0.count).elementsEqual($0) }
    }
}
