/// Small pictures made on the spot, by the standard and not by what reads them. Packed without compression (stored blocks).
public struct TestPicture: Sendable {
    /// Size in pixels.
    public var width = 3, height = 2
    /// Bits of a sample.
    public var depth = 8
    /// The number of the standard for what a pixel is made of: 0 grey, 2 colour, 3 palette, 4 grey and alpha, 6 colour and alpha.
    public var type = 2
    /// Colours of a palette, three bytes each.
    public var palette: [UInt8] = []
    /// `tRNS`.
    public var transparency: [UInt8] = []
    /// Whether its rows come in seven passes.
    public var isInterlaced = false
    /// The filter of each row, by its number; 0 to 4.
    public var filter: @Sendable (Int) -> UInt8 = { UInt8($0 % 5) }
    /// A sample of a pixel.
    public var sample: @Sendable (_ x: Int, _ y: Int, _ channel: Int) -> Int = { x, y, channel in
        x * 40 + y * 11 + channel * 70
    }

    /// A picture of 3 by 2 pixels in colour.
    public init() {}

    private var channels: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][type] ?? 1 }

    /// The file.
    public var png: [UInt8] {
        var header = Self.number(width) + Self.number(height)
        header += [UInt8(depth), UInt8(type), 0, 0, isInterlaced ? 1 : 0]
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += Self.chunk("IHDR", header)
        if !palette.isEmpty { file += Self.chunk("PLTE", palette) }
        if !transparency.isEmpty { file += Self.chunk("tRNS", transparency) }
        let data = Self.zlib(rows)
        // In two pieces, as real files have it.
        file += Self.chunk("IDAT", Array(data[..<(data.count / 2)]))
        file += Self.chunk("IDAT", Array(data[(data.count / 2)...]))
        return file + Self.chunk("IEND", [])
    }

    // MARK: Rows

    private var rows: [UInt8] {
        let passes =
            isInterlaced
            ? [
                (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
                (0, 1, 1, 2),
            ]
            : [(0, 0, 1, 1)]
        return passes.flatMap { left, top, across, down in
            let lines = stride(from: top, to: height, by: down).map { y in
                Self.packed(
                    stride(from: left, to: width, by: across).flatMap { x in
                        (0..<channels).map { sample(x, y, $0) & (1 << depth - 1) }
                    }, depth)
            }
            return filtered(lines.filter { !$0.isEmpty })
        }
    }

    private static func packed(_ samples: [Int], _ depth: Int) -> [UInt8] {
        let bits = samples.flatMap { sample in (0..<depth).reversed().map { sample >> $0 & 1 } }
        return stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(0) { $0 << 1 | UInt8(start + $1 < bits.count ? bits[start + $1] : 0) }
        }
    }

    private func filtered(_ lines: [[UInt8]]) -> [UInt8] {
        let step = max(1, channels * depth / 8)
        return lines.indices.flatMap { row -> [UInt8] in
            let above = row == 0 ? [UInt8](repeating: 0, count: lines[row].count) : lines[row - 1]
            let kind = filter(row)
            return [kind]
                + lines[row].indices.map { index in
                    let left = index < step ? 0 : lines[row][index - step]
                    let corner = index < step ? 0 : above[index - step]
                    return lines[row][index] &- Self.guess(kind, left, above[index], corner)
                }
        }
    }

    private static func guess(_ kind: UInt8, _ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
        switch kind {
        case 0: return 0
        case 1: return left
        case 2: return above
        case 3: return UInt8((Int(left) + Int(above)) >> 1)
        default:
            let wish = Int(left) + Int(above) - Int(corner)
            return [left, above, corner].min { abs(Int($0) - wish) < abs(Int($1) - wish) } ?? 0
        }
    }

    // MARK: Bytes

    private static func number(_ number: Int) -> [UInt8] {
        (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// A chunk with its checksum.
    public static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let content = Array(name.utf8) + data
        return number(data.count) + content + number(Int(TestArchive.checksum(content)))
    }

    /// `content` as a stream of zlib, in stored blocks.
    public static func zlib(_ content: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x78, 0x01]
        var start = 0
        repeat {
            let block = content[start..<min(content.count, start + 65_535)]
            start += block.count
            out.append(start == content.count ? 1 : 0)
            for number in [block.count, ~block.count] {
                out += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
            }
            out += block
        } while start < content.count
        var (low, high) = (1, 0)
        for byte in content {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return out + number(high << 16 | low)
    }

    /// A JPEG of 8 by 8 pixels: the frame is real, the pixels are grey. With four `components` it is made of inks.
    public static func jpeg(width: Int = 8, height: Int = 8, components: Int = 3, frame: UInt8 = 0xC0)
        -> [UInt8]
    {
        let numbers = (0..<components).map { UInt8($0 + 1) }
        var head: [UInt8] = [8]
        head += short(height)
        head += short(width)
        head.append(UInt8(components))
        for number in numbers { head += [number, 0x11, 0] }
        var scan: [UInt8] = [UInt8(components)]
        for number in numbers { scan += [number, 0] }
        scan += [0, 63, 0]
        var file: [UInt8] = [0xFF, 0xD8]
        file += segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
        file += segment(frame, head)
        // One code of one bit: category 0, so every block is flat.
        for kind in [0, 0x10] as [UInt8] {
            file += segment(0xC4, [kind, 1] + [UInt8](repeating: 0, count: 16))
        }
        file += segment(0xDA, scan)
        // Two bits of zero a block: no difference, no more.
        let bits = (width + 7) / 8 * ((height + 7) / 8) * components * 2
        file += [UInt8](repeating: 0, count: bits / 8)
        if bits % 8 > 0 { file.append(0xFF >> UInt8(bits % 8)) }
        return file + [0xFF, 0xD9]
    }

    private static func short(_ number: Int) -> [UInt8] { Array(Self.number(number)[2...]) }

    private static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
        [0xFF, marker] + short(data.count + 2) + data
    }
}
