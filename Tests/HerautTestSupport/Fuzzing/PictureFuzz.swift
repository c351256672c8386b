/// Files that a reader of pictures may get: of every kind, damaged as a whole, or damaged inside with every checksum right.
public struct PictureFuzz {
    private var damage: ByteMutation

    /// Files that follow from `seed`.
    public init(seed: UInt64) { damage = ByteMutation(seed: seed) }

    /// The next file.
    public mutating func next() -> [UInt8] {
        switch damage.number(below: 4) {
        case 0: damage.damaged(picture().png)
        case 1: damagedInside()
        case 2: damage.damaged(TestPicture.jpeg(components: 1 + damage.number(below: 4)))
        default: damage.damaged(TestPicture.jpeg(frame: UInt8(0xC0 + damage.number(below: 16))))
        }
    }

    private mutating func picture() -> TestPicture {
        var picture = TestPicture()
        (picture.width, picture.height) = (1 + damage.number(below: 20), 1 + damage.number(below: 12))
        picture.type = [0, 2, 3, 4, 6][damage.number(below: 5)]
        picture.depth = [1, 2, 4, 8, 16][damage.number(below: 5)]
        picture.isInterlaced = damage.number(below: 2) == 0
        let kind = UInt8(damage.number(below: 6))
        picture.filter = { row in kind == 5 ? UInt8(row % 5) : kind }
        if picture.type == 3 || damage.number(below: 8) == 0 {
            picture.palette = damage.damaged([UInt8](repeating: 7, count: 3 * (1 + damage.number(below: 40))))
        }
        if damage.number(below: 3) == 0 {
            picture.transparency = [UInt8](repeating: 9, count: [1, 2, 6][damage.number(below: 3)])
        }
        return picture
    }

    /// Chunks damaged each by itself and given a right checksum, so that the damage gets past the door.
    private mutating func damagedInside() -> [UInt8] {
        let file = picture().png
        var out = Array(file[..<8])
        var position = 8
        while position + 12 <= file.count {
            let length = file[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            let data = Array(file[position + 8..<position + 8 + length])
            let name = String(decoding: file[position + 4..<position + 8], as: UTF8.self)
            let isHit = damage.number(below: 3) == 0
            out += TestPicture.chunk(name, isHit && !data.isEmpty ? damage.damaged(data) : data)
            position += length + 12
        }
        return out
    }
}
