import HerautModel
import Testing

/// What every `World` promises, held against the one on the disk and the one in memory.
@Suite struct `A world` {
    static let kinds = StageKind.allCases

    @Test(arguments: kinds)
    func `gives the bytes of a file, of a link to it, and not more than the limit`(_ kind: StageKind) throws {
        let stage = kind.stage()
        stage.addFile("brief.md", "Beste ouders")
        stage.addLink("link.md", to: "brief.md")
        #expect(try stage.read("brief.md") == "Beste ouders")
        #expect(try stage.read("link.md") == "Beste ouders")
        #expect(try stage.read("brief.md", limit: 12) == "Beste ouders")
        let path = stage.root + "/brief.md"
        #expect(throws: WorldError.tooLarge(path: path, limit: 11)) { try stage.read("brief.md", limit: 11) }
    }

    @Test(arguments: kinds)
    func `says what is wrong with a file that cannot be read`(_ kind: StageKind) {
        let stage = kind.stage()
        stage.addFolder("map")
        stage.addFile("brief.md", "x")
        stage.addDevice("pijp")
        stage.addLink("dood", to: "nergens")
        let root = stage.root + "/"
        #expect(throws: WorldError.missing(path: root + "weg.md")) { try stage.read("weg.md") }
        #expect(throws: WorldError.missing(path: root + "dood")) { try stage.read("dood") }
        #expect(throws: WorldError.missing(path: root + "brief.md/deel")) { try stage.read("brief.md/deel") }
        #expect(throws: WorldError.isDirectory(path: root + "map")) { try stage.read("map") }
        #expect(throws: WorldError.notRegular(path: root + "pijp")) { try stage.read("pijp") }
        #expect(throws: WorldError.missing(path: root + "brief.md\0")) { try stage.read("brief.md\0") }
    }

    @Test(arguments: kinds)
    func `knows what stands at a path`(_ kind: StageKind) {
        let stage = kind.stage()
        stage.addFolder("map")
        stage.addFile("brief.md", "x")
        stage.addDevice("pijp")
        stage.addLink("naar-map", to: "map")
        let kinds = ["map", "brief.md", "pijp", "naar-map", "weg"].map {
            stage.world.kind(of: stage.root + "/" + $0)
        }
        #expect(kinds == [.directory, .file, .other, .directory, .missing])
    }

    @Test(arguments: kinds)
    func `lists a folder in the order of its bytes`(_ kind: StageKind) throws {
        let stage = kind.stage()
        for name in ["b.md", "a.md", "Z.md", "é.md"] { stage.addFile(name, "") }
        stage.addFolder("map")
        #expect(try stage.list("") == ["Z.md", "a.md", "b.md", "map", "é.md"])
        #expect(throws: WorldError.missing(path: stage.root + "/weg")) { try stage.list("weg") }
        #expect(throws: WorldError.notRegular(path: stage.root + "/a.md")) { try stage.list("a.md") }
    }

    @Test(arguments: kinds)
    func `writes a file for everyone, or for the user alone`(_ kind: StageKind) throws {
        let stage = kind.stage()
        try stage.write("concept", to: "concept.md")
        try stage.write("lijst", to: "lijst.csv", mode: .personal)
        #expect(stage.contents("concept.md") == "concept")
        #expect(stage.permissions("lijst.csv") == 0o600)
        #expect(try #require(stage.permissions("concept.md")) & 0o600 == 0o600)
    }

    @Test(arguments: kinds)
    func `replaces a file only with leave`(_ kind: StageKind) throws {
        let stage = kind.stage()
        stage.addFile("brief.md", "oud")
        let path = stage.root + "/brief.md"
        #expect(throws: WorldError.exists(path: path)) {
            try stage.write("nieuw", to: "brief.md", replacing: false)
        }
        #expect(stage.contents("brief.md") == "oud")
        try stage.write("nieuw", to: "brief.md")
        #expect(stage.contents("brief.md") == "nieuw")
        #expect(stage.names() == ["brief.md"])
    }

    @Test(arguments: kinds)
    func `keeps the permissions of a file it replaces, and narrows them for personal data`(_ kind: StageKind)
        throws
    {
        let stage = kind.stage()
        stage.addFile("brief.md", "oud")
        stage.setPermissions("brief.md", 0o640)
        try stage.write("nieuw", to: "brief.md")
        #expect(stage.permissions("brief.md") == 0o640)
        try stage.write("geheim", to: "brief.md", mode: .personal)
        #expect(stage.permissions("brief.md") == 0o600)
    }

    @Test(arguments: kinds)
    func `writes through a link the user named`(_ kind: StageKind) throws {
        let stage = kind.stage()
        stage.addFile("echt.md", "oud")
        stage.addLink("link.md", to: "echt.md")
        try stage.write("nieuw", to: "link.md")
        #expect(stage.contents("echt.md") == "nieuw")
        #expect(stage.names() == ["echt.md", "link.md"])
    }

    @Test(arguments: kinds)
    func `does not let a link lead out of the folder`(_ kind: StageKind) throws {
        let stage = kind.stage()
        stage.addFolder("uit/binnen")
        stage.addFolder("elders")
        stage.addFolder("uitbouw")
        stage.addLink("uit/weg", to: "../elders")
        stage.addLink("uit/buur", to: "../uitbouw")
        stage.addLink("uit/brief.md", to: "../elders/brief.md")
        stage.addLink("uit/zelf", to: "binnen")
        for path in ["uit/weg/x.md", "uit/buur/x.md", "uit/../elders/x.md", "uit/brief.md"] {
            #expect(throws: WorldError.linkOutside(path: stage.root + "/" + path)) {
                try stage.write("x", to: path, inside: "uit")
            }
        }
        try stage.write("x", to: "uit/zelf/x.md", inside: "uit")
        #expect(stage.contents("uit/binnen/x.md") == "x")
        #expect(!stage.names().contains { $0.hasPrefix("elders/") || $0.hasPrefix("uitbouw/") })
    }

    @Test(arguments: kinds)
    func `does not write over a folder, a device or into nowhere, and leaves nothing behind`(
        _ kind: StageKind
    ) {
        let stage = kind.stage()
        stage.addFolder("map")
        stage.addDevice("pijp")
        stage.addFile("brief.md", "x")
        let before = stage.names()
        let root = stage.root + "/"
        #expect(throws: WorldError.isDirectory(path: root + "map")) { try stage.write("x", to: "map") }
        #expect(throws: WorldError.isDirectory(path: root + "map/")) { try stage.write("x", to: "map/") }
        #expect(throws: WorldError.notRegular(path: root + "pijp")) { try stage.write("x", to: "pijp") }
        #expect(throws: WorldError.missing(path: root + "weg")) { try stage.write("x", to: "weg/x.md") }
        #expect(throws: WorldError.notRegular(path: root + "brief.md")) {
            try stage.write("x", to: "brief.md/x")
        }
        #expect(stage.names() == before)
    }

    @Test(arguments: kinds)
    func `makes a folder and those above it, once`(_ kind: StageKind) throws {
        let stage = kind.stage()
        try stage.world.createDirectory(stage.root + "/a/b/c/", mode: .personal)
        try stage.world.createDirectory(stage.root + "/a/b/c", mode: .shared)
        #expect(["a", "a/b", "a/b/c"].map { stage.permissions($0) } == [0o700, 0o700, 0o700])
        stage.addFile("brief.md", "x")
        let path = stage.root + "/brief.md"
        #expect(throws: WorldError.notRegular(path: path)) {
            try stage.world.createDirectory(path, mode: .shared)
        }
    }

    @Test(arguments: kinds)
    func `obeys permissions`(_ kind: StageKind) throws {
        let stage = kind.stage()
        guard stage.obeysPermissions else { return }
        stage.addFolder("dicht")
        stage.addFile("dicht/brief.md", "x")
        stage.addFile("vast.md", "x")
        stage.setPermissions("vast.md", 0o400)
        stage.setPermissions("dicht", 0o500)
        let root = stage.root + "/"
        #expect(throws: WorldError.denied(path: root + "dicht/nieuw.md")) {
            try stage.write("x", to: "dicht/nieuw.md")
        }
        #expect(throws: WorldError.denied(path: root + "vast.md")) { try stage.write("y", to: "vast.md") }
        stage.setPermissions("vast.md", 0)
        #expect(throws: WorldError.denied(path: root + "vast.md")) { try stage.read("vast.md") }
        stage.setPermissions("dicht", 0)
        #expect(throws: WorldError.denied(path: root + "dicht/brief.md")) { try stage.read("dicht/brief.md") }
        #expect(throws: WorldError.denied(path: root + "dicht")) { try stage.list("dicht") }
    }
}

extension WorldStage {
    fileprivate func read(_ path: String, limit: Int = 100) throws -> String {
        String(decoding: try world.read(root + "/" + path, limit: limit), as: UTF8.self)
    }

    fileprivate func list(_ path: String) throws -> [String] {
        try world.list(path.isEmpty ? root : root + "/" + path)
    }

    fileprivate func write(
        _ text: String, to path: String, inside folder: String? = nil, mode: FileMode = .shared,
        replacing: Bool = true
    ) throws {
        let folder = folder.map { root + "/" + $0 }
        try world.write(
            Array(text.utf8), to: root + "/" + path, inside: folder, mode: mode, replacing: replacing)
    }
}
