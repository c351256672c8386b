/// Unpacks a PNG: undoes its filters, lays interlaced rows in their place, and takes transparency apart from colour.
struct PNGPixels {
    private let file: PNGFile
    private let header: PNGFile.Header
    /// Rows one after another, each with the number of its filter before it; of all passes.
    private var rows: [UInt8]

    /// A pass over the picture (ISO/IEC 15948, 8.2): where it starts, and how far apart its pixels are.
    private struct Pass {
        let left, top, across, down: Int

        static let whole = Pass(left: 0, top: 0, across: 1, down: 1)
        static let interlaced = [
            Pass(left: 0, top: 0, across: 8, down: 8), Pass(left: 4, top: 0, across: 8, down: 8),
            Pass(left: 0, top: 4, across: 4, down: 8), Pass(left: 2, top: 0, across: 4, down: 4),
            Pass(left: 0, top: 2, across: 2, down: 4), Pass(left: 1, top: 0, across: 2, down: 2),
            Pass(left: 0, top: 1, across: 1, down: 2),
        ]

        /// How many columns and rows it has in a picture.
        func size(_ header: PNGFile.Header) -> (width: Int, height: Int) {
            (
                max(0, (header.width - left + across - 1) / across),
                max(0, (header.height - top + down - 1) / down)
            )
        }
    }

    /// The pixels of `file` as a PDF takes them. A picture without transparency goes as it is packed; its filters are those of the PDF.
    static func stream(of file: PNGFile) throws(PictureFault) -> PictureStream {
        var pixels = try PNGPixels(file)
        let needsWork = pixels.header.isInterlaced || pixels.header.depth == 16 || pixels.hasTransparency
        if needsWork || file.header.type == .palette { try pixels.undoFilters() } else { try pixels.check() }
        if file.header.type == .palette { try pixels.checkIndices() }
        return try needsWork ? pixels.worked() : pixels.packedAsItIs
    }

    private init(_ file: PNGFile) throws(PictureFault) {
        self.file = file
        header = file.header
        let passes = header.isInterlaced ? Pass.interlaced : [.whole]
        let header = header
        let size = passes.reduce(0) { size, pass in
            let (width, height) = pass.size(header)
            return width == 0 ? size : size + height * (1 + Self.rowLength(width, header))
        }
        guard let rows = Inflate.content(of: file.data, size: size) else { throw .damaged }
        self.rows = rows
    }

    private static func rowLength(_ width: Int, _ header: PNGFile.Header) -> Int {
        (width * header.type.channels * header.depth + 7) / 8
    }

    private var passes: [Pass] { header.isInterlaced ? Pass.interlaced : [.whole] }

    private var hasTransparency: Bool { header.type.hasAlpha || !file.transparency.isEmpty }

    private var colours: PictureStream.Colours {
        switch header.type {
        case .grey, .greyAlpha: .grey
        case .redGreenBlue, .redGreenBlueAlpha: .redGreenBlue
        case .palette: .palette(file.palette)
        }
    }

    private var packedAsItIs: PictureStream {
        PictureStream(
            width: header.width, height: header.height, colours: colours, bits: header.depth,
            packing: .flate, data: file.data, alpha: nil)
    }

    // MARK: Filters

    /// A row of a pass: where it starts, and how long it is without the number of its filter.
    private struct Row {
        let pass: Pass
        let number: Int
        /// Number of pixels.
        let width: Int
        let start, length: Int
    }

    /// Goes over the rows of all passes, until `body` says that one is not sound.
    private func forEachRow(_ body: (Row) -> Bool) -> Bool {
        var start = 0
        for pass in passes {
            let (width, height) = pass.size(header)
            guard width > 0 else { continue }
            let length = Self.rowLength(width, header)
            for number in 0..<height {
                let row = Row(pass: pass, number: number, width: width, start: start, length: length)
                guard body(row) else { return false }
                start += length + 1
            }
        }
        return true
    }

    private func check() throws(PictureFault) {
        guard forEachRow({ rows[$0.start] <= 4 }) else { throw .damaged }
    }

    /// Undoes the filters in place (chapter 9).
    private mutating func undoFilters() throws(PictureFault) {
        let step = max(1, header.type.channels * header.depth / 8)
        var work = rows
        let isSound = work.withUnsafeMutableBufferPointer { bytes in
            forEachRow { Self.undo(bytes, $0.start, $0.length, step, isFirst: $0.number == 0) }
        }
        guard isSound else { throw .damaged }
        rows = work
    }

    private static func undo(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, _ start: Int, _ length: Int, _ step: Int, isFirst: Bool
    ) -> Bool {
        let filter = bytes[start]
        guard filter <= 4 else { return false }
        for index in 0..<length where filter != 0 {
            let place = start + 1 + index
            let left = index < step ? 0 : bytes[place - step]
            let above = isFirst ? 0 : bytes[place - length - 1]
            let corner = isFirst || index < step ? 0 : bytes[place - length - 1 - step]
            switch filter {
            case 1: bytes[place] &+= left
            case 2: bytes[place] &+= above
            case 3: bytes[place] &+= UInt8((Int(left) + Int(above)) / 2)
            default: bytes[place] &+= nearest(left, above, corner)
            }
        }
        return true
    }

    /// The neighbour that is nearest to left + above − corner (9.4, "Paeth").
    private static func nearest(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
        let guess = Int(left) + Int(above) - Int(corner)
        let distances = (abs(guess - Int(left)), abs(guess - Int(above)), abs(guess - Int(corner)))
        if distances.0 <= distances.1, distances.0 <= distances.2 { return left }
        return distances.1 <= distances.2 ? above : corner
    }

    // MARK: Samples

    /// Every number must be in the list of colours: a PDF with one that is not is broken.
    private func checkIndices() throws(PictureFault) {
        let count = file.palette.count / 3
        guard count < 1 << header.depth else { return }
        var isSound = true
        forEachPixel { _, sample in if sample(0) >= count { isSound = false } }
        guard isSound else { throw .damaged }
    }

    /// Hands over each pixel: its number in the picture, and its samples as they are.
    private func forEachPixel(_ body: (_ pixel: Int, _ sample: (Int) -> Int) -> Void) {
        let (depth, channels) = (header.depth, header.type.channels)
        rows.withUnsafeBufferPointer { bytes in
            _ = forEachRow { row in
                let line = (row.pass.top + row.number * row.pass.down) * header.width
                for column in 0..<row.width {
                    body(line + row.pass.left + column * row.pass.across) { channel in
                        let bit = (column * channels + channel) * depth
                        let byte = Int(bytes[row.start + 1 + bit / 8])
                        if depth == 16 { return byte << 8 | Int(bytes[row.start + 2 + bit / 8]) }
                        return byte >> (8 - depth - bit % 8) & (1 << depth - 1)
                    }
                }
                return true
            }
        }
    }

    /// Colours and transparency as two streams of one byte a sample. Of sixteen bits the upper eight are kept: paper shows no more.
    private func worked() throws(PictureFault) -> PictureStream {
        let count = header.width * header.height
        let components = header.type == .redGreenBlue || header.type == .redGreenBlueAlpha ? 3 : 1
        var colour = [UInt8](repeating: 0, count: count * components)
        var alpha = [UInt8](repeating: 255, count: count)
        let isPalette = header.type == .palette
        let most = 1 << header.depth - 1
        func byte(_ sample: Int) -> UInt8 {
            UInt8(header.depth == 16 ? sample >> 8 : isPalette ? sample : sample * 255 / most)
        }
        forEachPixel { pixel, sample in
            for component in 0..<components {
                colour[pixel * components + component] = byte(sample(component))
            }
            alpha[pixel] = opacity(components, sample, byte)
        }
        let isOpaque = alpha.allSatisfy { $0 == 255 }
        return PictureStream(
            width: header.width, height: header.height, colours: colours, bits: 8, packing: .flate,
            data: try packed(colour, components), alpha: isOpaque ? nil : try packed(alpha, 1))
    }

    /// How opaque a pixel is: by a sample of its own, by its number in the list of colours, or because one colour is see-through (11.3.2.1).
    private func opacity(_ components: Int, _ sample: (Int) -> Int, _ byte: (Int) -> UInt8) -> UInt8 {
        let marks = file.transparency
        switch header.type {
        case .greyAlpha, .redGreenBlueAlpha: return byte(sample(components))
        case .palette:
            let index = sample(0)
            return index < marks.count ? marks[index] : 255
        case .grey, .redGreenBlue:
            let isKey = (0..<components).allSatisfy {
                2 * $0 + 1 < marks.count && sample($0) == Int(marks[2 * $0]) << 8 | Int(marks[2 * $0 + 1])
            }
            return isKey ? 0 : 255
        }
    }

    /// Rows packed with the filter that takes over from the row above, which suits the flat colours of a logo.
    private func packed(_ samples: [UInt8], _ components: Int) throws(PictureFault) -> [UInt8] {
        let length = header.width * components
        var rows: [UInt8] = []
        rows.reserveCapacity(samples.count + header.height)
        for row in 0..<header.height {
            rows.append(row == 0 ? 0 : 2)
            for index in row * length..<(row + 1) * length {
                rows.append(row == 0 ? samples[index] : samples[index] &- samples[index - length])
            }
        }
        guard let packed = rows.withUnsafeBufferPointer(Flate.compress) else { throw .damaged }
        return packed
    }
}
