import HerautModel

/// The objects that letters share, as they stand at the start of a file: colour profile, fonts, resources. Which fonts, and how much of each, hangs
/// on what a letter uses (``GlyphUse``), never on the letters before it.
final class PDFShelf: Sendable {
    /// The start of the file.
    let bytes: [UInt8]
    /// The hash of ``bytes``, to be gone on with.
    let hash: SHA256
    /// Where each object starts; the first has number 1.
    let offsets: [Int]
    /// Number of the output intent and of the resources of every page.
    let outputIntent: Int
    let resources: Int

    /// `fonts` are those of the faces that are used, by the number of the face. The picture gets the name `L`.
    init(_ fonts: [(face: Int, font: PDFFont)], _ picture: Picture?) {
        var objects = PDFObjects()
        objects.out.append("%PDF-1.7\n%" as StaticString)
        // Four bytes above 127, so that nobody takes the file for text (ISO 19005-2, 6.1.2).
        for byte in [0xE2, 0xE3, 0xCF, 0xD3, 0x0A] as [UInt8] { objects.out.append(byte) }
        let profile = objects.addStream(PDFProfile.sRGB, "/N 3")
        outputIntent = objects.begin()
        objects.out.append(
            "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile "
                as StaticString)
        objects.out.append(reference: profile)
        objects.out.append(">>" as StaticString)
        objects.end()
        let numbers = fonts.map { $0.font.write(to: &objects) }
        let image = picture.map { objects.add($0.stream) }
        resources = objects.begin()
        objects.out.append("<</Font<<" as StaticString)
        for (face, number) in zip(fonts.map(\.face), numbers) {
            objects.out.append("/F\(face) ")
            objects.out.append(reference: number)
        }
        objects.out.append(">>" as StaticString)
        if let image {
            objects.out.append("/XObject<</L " as StaticString)
            objects.out.append(reference: image)
            objects.out.append(">>" as StaticString)
        }
        objects.out.append(">>" as StaticString)
        objects.end()
        bytes = objects.out.array
        offsets = objects.offsets
        var hash = SHA256()
        hash.update(bytes)
        self.hash = hash
    }
}

/// Objects written one behind the other, with the place of each.
struct PDFObjects: ~Copyable {
    var out = ByteBuffer(capacity: 1 << 15)
    /// Where each object starts; the first has number 1.
    var offsets: [Int] = []

    /// Starts the next object and gives its number.
    @discardableResult
    mutating func begin() -> Int {
        offsets.append(out.count)
        out.append(number: offsets.count)
        out.append(" 0 obj\n" as StaticString)
        return offsets.count
    }

    mutating func end() { out.append("\nendobj\n" as StaticString) }

    /// Adds an object and gives its number.
    mutating func add(_ body: [UInt8]) -> Int {
        let number = begin()
        out.append(body)
        end()
        return number
    }

    /// Adds a stream, deflated.
    mutating func addStream(_ content: [UInt8], _ entries: StaticString) -> Int {
        content.withUnsafeBufferPointer { addStream($0, entries) }
    }

    /// Adds a stream, deflated.
    mutating func addStream(_ content: UnsafeBufferPointer<UInt8>, _ entries: StaticString) -> Int {
        let number = begin()
        out.append(stream: content, entries)
        end()
        return number
    }
}
