public import HerautModel

/// Why no font was found.
public enum FontSearchFault: Error, Hashable, Sendable {
    /// None of the usual fonts is on this machine.
    case none
    /// A font file that `heraut.yml` names cannot be used.
    case unusable(path: String, FontFault)
    /// A font file that `heraut.yml` names cannot be read.
    case unreadable(WorldError)

    /// What is wrong and what to do about it.
    public var message: Message {
        switch self {
        case .none: .key("pdf.font.none")
        case .unusable(let path, .damaged(let table)):
            .key("pdf.font.damaged", ["pad": path, "tabel": table])
        case .unusable(let path, .notTrueType): .key("pdf.font.notTrueType", ["pad": path])
        case .unusable(let path, .notEmbeddable): .key("pdf.font.notEmbeddable", ["pad": path])
        case .unreadable(.missing(let path)): .key("pdf.font.missing", ["pad": path])
        case .unreadable(let fault): .key("pdf.font.unreadable", ["pad": fault.path ?? ""])
        }
    }
}

/// Looks for a font: the files that `heraut.yml` names, else the family of the house style in the usual folders, else one that reads as well.
public struct FontSearch {
    private let world: any World
    /// Path of each font file, by its name in small letters.
    private var files: [String: String] = [:]

    /// Families that may stand in for the one asked for, the best first; Liberation Sans has the widths of Arial.
    private static let standIns = [
        "Liberation Sans", "Arial", "Open Sans", "Noto Sans", "Source Sans 3", "Source Sans Pro", "Roboto",
        "Lato",
        "DejaVu Sans", "Verdana", "Tahoma", "FreeSans",
    ]
    /// Folders and files that are looked at, so that a strange disk ends.
    private static let limit = 20_000, depth = 5
    /// Largest font file, in bytes.
    private static let sizeLimit = 40 << 20

    /// The family for `name`; `files` are the font files of the municipality, which go before it.
    public static func family(
        _ name: String, files: [String], in world: any World
    ) throws(FontSearchFault) -> FontFamily {
        var search = FontSearch(world: world)
        if !files.isEmpty {
            var faces: [FontFace] = []
            for path in files { faces.append(try search.face(path)) }
            guard let family = FontFamily(faces) else { throw .none }
            return family
        }
        search.lookAround()
        for candidate in [name] + standIns {
            if let family = search.family(candidate) { return family }
        }
        throw .none
    }

    private init(world: any World) { self.world = world }

    private func face(_ path: String) throws(FontSearchFault) -> FontFace {
        let bytes: [UInt8]
        do throws(WorldError) { bytes = try world.read(path, limit: Self.sizeLimit) } catch {
            throw .unreadable(error)
        }
        do throws(FontFault) { return try FontFace(bytes) } catch { throw .unusable(path: path, error) }
    }

    // MARK: The folders of the system

    private var folders: [String] {
        var folders: [String] = []
        if let home = world.environment("HOME") {
            folders += [".local/share/fonts", ".fonts", "Library/Fonts"].map { home + "/" + $0 }
        }
        folders += ["/usr/local/share/fonts", "/usr/share/fonts"]
        folders += ["/Library/Fonts", "/System/Library/Fonts"]
        if let windows = world.environment("WINDIR") { folders.append(windows + "/Fonts") }
        return folders
    }

    private mutating func lookAround() {
        var waiting = folders.map { (path: $0, depth: 0) }
        var count = 0
        while !waiting.isEmpty, count < Self.limit {
            let folder = waiting.removeFirst()
            guard let names = try? world.list(folder.path) else { continue }
            for name in names {
                count += 1
                let path = folder.path + "/" + name
                let low = name.lowercased()
                if low.hasSuffix(".ttf") {
                    if files[low] == nil { files[low] = path }
                } else if !low.contains("."), folder.depth < Self.depth, world.kind(of: path) == .directory {
                    waiting.append((path, folder.depth + 1))
                }
            }
        }
    }

    /// The faces of a family by the names that font files have; `nil` when there is no regular one that can be used.
    private func family(_ name: String) -> FontFamily? {
        let low = name.lowercased()
        let stems = [low.filter { $0 != " " }, low, String(low.map { $0 == " " ? "-" : $0 })]
        let endings = [
            ["-regular", "", " regular"], ["-bold", " bold", "bd", "b"],
            ["-italic", "-oblique", " italic", "i"],
            ["-bolditalic", "-boldoblique", " bold italic", "bi", "z"],
        ]
        let faces = endings.map { endings -> FontFace? in
            for stem in stems {
                for ending in endings {
                    if let path = files[stem + ending + ".ttf"], let face = try? face(path) { return face }
                }
            }
            return nil
        }
        guard faces[0] != nil else { return nil }
        return FontFamily(faces.compactMap { $0 })
    }
}

extension WorldError {
    /// The path concerned.
    fileprivate var path: String? {
        switch self {
        case .missing(let path), .isDirectory(let path), .notRegular(let path), .denied(let path),
            .tooLarge(let path, _), .linkOutside(let path), .exists(let path), .full(let path),
            .busy(let path),
            .other(let path, _):
            path
        case .closedPipe: nil
        }
    }
}
