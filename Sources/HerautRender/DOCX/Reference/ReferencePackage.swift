import HerautArchive

/// The parts of a Word document and how they hang together (ECMA-376 part 2).
struct ReferencePackage {
    /// A relation of a part.
    struct Relation {
        let id: String
        /// Last piece of the name of its type: `image`, `header`.
        let kind: String
        /// A part, from the root of the archive; or an address, when it is external.
        let target: String
        let isExternal: Bool
    }

    /// Most bytes that are read of a part of XML, and of a picture or a font.
    static let partLimit = 8 << 20

    private let directory: ZipDirectory
    /// The part with the text.
    let main: String

    init(_ bytes: [UInt8]) throws(ReferenceFault) {
        // The mark of the container that old Office and locked files are.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldOrLocked }
        guard bytes.starts(with: [0x50, 0x4B]) else { throw .notWord }
        do throws(ArchiveFault) { directory = try ZipDirectory(ArchiveInput(bytes)) } catch {
            throw .archive(error)
        }
        guard let root = directory.entry("_rels/.rels") else { throw .notWord }
        let relations = try Self.relations(
            OfficeElement.read(try Self.bytes(root, in: directory), part: root.name), in: "")
        guard let start = relations.first(where: { $0.kind == "officeDocument" && !$0.isExternal }) else {
            throw .notWord
        }
        guard start.target.hasSuffix(".xml"), directory.entry(start.target) != nil else { throw .notWord }
        main = start.target
    }

    /// The bytes of a part.
    func bytes(_ part: String) throws(ReferenceFault) -> [UInt8] {
        guard let entry = directory.entry(part) else { throw .missingPart(part) }
        return try Self.bytes(entry, in: directory)
    }

    private static func bytes(
        _ entry: ZipDirectory.Entry, in directory: ZipDirectory
    ) throws(ReferenceFault) -> [UInt8] {
        do throws(ArchiveFault) { return try directory.bytes(of: entry, limit: partLimit) } catch {
            throw .archive(error)
        }
    }

    /// The relations of a part; none when it has none.
    func relations(of part: String) throws(ReferenceFault) -> [Relation] {
        let pieces = part.split(separator: "/")
        let folder = pieces.dropLast().joined(separator: "/")
        let name = (folder.isEmpty ? "" : folder + "/") + "_rels/" + (pieces.last ?? "") + ".rels"
        guard directory.entry(name) != nil else { return [] }
        return Self.relations(try OfficeElement.read(try bytes(name), part: name), in: folder)
    }

    private static func relations(_ root: OfficeElement, in folder: String) -> [Relation] {
        root.children.compactMap { element in
            guard let id = element["Id"], let type = element["Type"], let target = element["Target"] else {
                return nil
            }
            let isExternal = element["TargetMode"] == "External"
            return Relation(
                id: id, kind: String(type.split(separator: "/").last ?? ""),
                target: isExternal ? target : PartPath.resolve(target, in: folder), isExternal: isExternal)
        }
    }
}

extension OfficeElement {
    private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    /// The root of a part of text, under the prefix that Word and LibreOffice give it: what is added uses that prefix too.
    static func word(
        _ bytes: [UInt8], part: String, root name: String
    ) throws(ReferenceFault) -> OfficeElement {
        let root = try read(bytes, part: part)
        guard root.name == name, root["xmlns:w"] == word else { throw .strangeForm }
        return root
    }
}
