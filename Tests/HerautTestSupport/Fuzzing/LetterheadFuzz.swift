/// Word documents that a reader may get: damaged as a whole, or with damage inside a part while the archive is sound.
public struct LetterheadFuzz {
    private var damage: ByteMutation
    private let whole: [UInt8]
    private let archive: TestArchive

    /// Files that follow from `seed`.
    public init(seed: UInt64) {
        damage = ByteMutation(seed: seed)
        archive = TestLetterhead.archive
        whole = archive.bytes
    }

    /// The next file.
    public mutating func next() -> [UInt8] {
        if damage.number(below: 4) == 0 { return damage.damaged(whole) }
        var archive = archive
        for _ in 0...damage.number(below: 2) {
            let index = damage.number(below: archive.parts.count)
            archive.parts[index].content =
                damage.number(below: 3) == 0
                ? rearranged(archive.parts[index].content) : damage.damaged(archive.parts[index].content)
        }
        return archive.bytes
    }

    /// A part whose tags changed places: well-formed or not, but always made of what the standard knows.
    private mutating func rearranged(_ bytes: [UInt8]) -> [UInt8] {
        var pieces = bytes.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: true).map(
            Array.init)
        guard pieces.count > 3 else { return bytes }
        for _ in 0...damage.number(below: 3) {
            let (from, to) = (
                1 + damage.number(below: pieces.count - 1), 1 + damage.number(below: pieces.count - 1)
            )
            switch damage.number(below: 3) {
            case 0: pieces.swapAt(from, to)
            case 1: pieces.insert(pieces[from], at: to)
            default: pieces.remove(at: from)
            }
            if pieces.count < 3 { break }
        }
        return pieces.reduce(into: []) { $0 += [UInt8(ascii: "<")] + $1 }
    }
}
