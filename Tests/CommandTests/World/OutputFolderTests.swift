import HerautCommands
import HerautModel
import Testing

/// What every folder that is written in promises, on the disk and in memory.
@Suite struct `A folder to write in` {
    static let kinds = StageKind.allCases

    @Test(arguments: kinds)
    func `is made for the user alone, and so are its files`(_ kind: StageKind) throws {
        let stage = kind.stage()
        let folder = try stage.world.outputFolder(stage.root + "/uit/diep")
        try folder.write(Array("brief".utf8), to: "a.txt")
        try folder.folder("brieven").write(Array("b".utf8), to: "b.txt")
        _ = try folder.append(to: "c.txt", keeping: 0)
        #expect(stage.permissions("uit/diep") == 0o700 && stage.permissions("uit/diep/brieven") == 0o700)
        for name in ["a.txt", "brieven/b.txt", "c.txt"] {
            #expect(stage.permissions("uit/diep/" + name) == 0o600)
        }
        #expect(stage.contents("uit/diep/a.txt") == "brief")
        #expect(try folder.names() == ["a.txt", "brieven", "c.txt"])
    }

    @Test(arguments: kinds, ["", ".", "..", "a/b", "/etc/x", "../x", "a\0"])
    func `takes names and no paths`(_ kind: StageKind, name: String) throws {
        let stage = kind.stage()
        let folder = try stage.world.outputFolder(stage.root + "/uit")
        #expect(throws: WorldError.self) { try folder.write([1], to: name) }
        #expect(throws: WorldError.self) { _ = try folder.append(to: name, keeping: 0) }
        #expect(throws: WorldError.self) { _ = try folder.folder(name) }
        #expect(throws: WorldError.self) { try folder.remove(name) }
        #expect(stage.names() == ["uit"])
    }

    @Test(arguments: kinds)
    func `replaces a link and does not write through it`(_ kind: StageKind) throws {
        let stage = kind.stage()
        stage.addFile("geheim.txt", "blijft")
        stage.addFolder("uit")
        stage.addLink("uit/a.txt", to: "../geheim.txt")
        let folder = try stage.world.outputFolder(stage.root + "/uit")
        try folder.write(Array("brief".utf8), to: "a.txt")
        #expect(stage.contents("geheim.txt") == "blijft")
        #expect(stage.contents("uit/a.txt") == "brief")
    }

    @Test(arguments: kinds)
    func `cuts a file that is open, and leaves one that is shorter as it is`(_ kind: StageKind) throws {
        let stage = kind.stage()
        let folder = try stage.world.outputFolder(stage.root + "/uit")
        try folder.write(Array("een\ntwee\ndr".utf8), to: "r.txt")
        let file = try folder.append(to: "r.txt", keeping: .max)
        #expect(stage.contents("uit/r.txt") == "een\ntwee\ndr")
        try file.cut(after: 9)
        try file.cut(after: 99)
        try file.append(Array("drie\n".utf8))
        #expect(stage.contents("uit/r.txt") == "een\ntwee\ndrie\n")
    }

    @Test(arguments: kinds)
    func `adds to a file, from where it is told`(_ kind: StageKind) throws {
        let stage = kind.stage()
        let folder = try stage.world.outputFolder(stage.root + "/uit")
        do {
            let file = try folder.append(to: "r.txt", keeping: 0)
            try file.append(Array("een\ntwee\ndr".utf8))
            try file.sync()
        }
        let file = try folder.append(to: "r.txt", keeping: 9)
        try file.append(Array("drie\n".utf8))
        try folder.sync()
        #expect(stage.contents("uit/r.txt") == "een\ntwee\ndrie\n")
        #expect(try folder.read("r.txt", limit: 14) == Array("een\ntwee\ndrie\n".utf8))
        #expect(throws: WorldError.self) { try folder.read("r.txt", limit: 13) }
    }

    @Test(arguments: kinds)
    func `renames and takes away; what is not there is no fault`(_ kind: StageKind) throws {
        let stage = kind.stage()
        let folder = try stage.world.outputFolder(stage.root + "/uit")
        try folder.write([1], to: "a")
        try folder.write([2], to: "b")
        try folder.rename("a", to: "b")
        #expect(try folder.names() == ["b"])
        try folder.remove("b")
        try folder.remove("b")
        #expect(try folder.names() == [])
    }

    @Test func `lets nobody else add to a file that is open`() throws {
        let stage = DiskStage()
        let folder = try stage.world.outputFolder(stage.root + "/uit")
        let file = try folder.append(to: "r.txt", keeping: 0)
        #expect(throws: WorldError.busy(path: stage.root + "/uit/r.txt")) {
            _ = try folder.append(to: "r.txt", keeping: 0)
        }
        try file.append([1])
    }

    @Test(arguments: kinds)
    func `a file is read at any place`(_ kind: StageKind) throws {
        let stage = kind.stage()
        stage.addFile("lijst.csv", "abcdefgh")
        let file = try stage.world.open(stage.root + "/lijst.csv")
        #expect(file.size == 8)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
        defer { memory.deallocate() }
        #expect(file.read(6, memory) == 2 && memory[0] == UInt8(ascii: "g"))
        #expect(file.read(1, memory) == 4 && memory[3] == UInt8(ascii: "e"))
        #expect(file.read(8, memory) == 0)
        stage.addFolder("map")
        #expect(throws: WorldError.self) { _ = try stage.world.open(stage.root + "/map") }
        #expect(throws: WorldError.self) { _ = try stage.world.open(stage.root + "/weg") }
    }
}
