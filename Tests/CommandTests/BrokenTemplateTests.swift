import HerautModel
import HerautTestSupport
import Testing

/// Broken templates and what an author reads about them, as `draft` prints it. Nothing here can record: a new report is a change by hand,
/// after it was read.
@Suite struct `A broken template` {
    static let folder = "Tests/Golden/templates/"
    static let kind = "burgemeestersvideo"
    static let names = Repository.files(below: "Tests/Golden/templates")
        .map { String($0.dropFirst(folder.count)) }
        .filter { $0.hasSuffix(".md") && !$0.contains("/") }.map { String($0.dropLast(3)) }

    @Test func `comes in at least thirty kinds`() {
        #expect(Self.names.count >= 30)
    }

    @Test(arguments: names)
    func `is reported as it was read and found good`(_ name: String) throws {
        let run = try CommandLine("draft \(Self.kind) --sample --templates s", in: Self.world(name))
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        let expected = String(decoding: try Self.bytes(name + ".txt"), as: UTF8.self)
        #expect(run.errors == expected)
    }

    @Test func `too large is reported without being read`() throws {
        let world = try Self.world("01-unclosed-tag")
        world.addFile("s/\(Self.kind)/nl.md", text: String(repeating: "{{naam\n", count: 200_000))
        let run = CommandLine("draft \(Self.kind) --sample --templates s", in: world)
        #expect(run.status == 65)
        #expect(run.errors.contains("Dit sjabloon is te groot: meer dan 1 MB."))
    }

    /// What is missing is known before the typo is mended, so it is said at once.
    @Test func `with empty fields tells of the typo and of all that is missing in one go`() throws {
        let world = try Self.world("01-unclosed-tag")
        world.addFile("s/\(Self.kind)/example.yml", text: "plaats: Voorbeeldstad\n")
        world.addFile(
            "s/\(Self.kind)/nl.md",
            text:
                "---\ntitel: Proef\n---\nBeste {{naam}} uit {{plaast}},\n\nTot {{dag}}.\n{{#open}}Kom!{{/open}}\n"
        )
        let run = CommandLine("draft \(Self.kind) --sample --templates s", in: world)
        #expect(run.status == 65)
        let places = run.errors.split(separator: "\n").filter { $0.hasPrefix("s/") }
            .map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
        let path = "s/\(Self.kind)/nl.md"
        #expect(
            places == [
                "\(path):4:7 fout template.missing", "\(path):4:20 fout template.unknownField",
                "\(path):6:5 fout template.missing", "\(path):7:1 fout template.missing",
            ])
    }

    @Test func `beside a case with faults is told of together with them`() throws {
        let world = try Self.world("01-unclosed-tag")
        try #require(CommandLine("init --example", in: world).status == 0)
        world.addFile("zaak.yml", text: "kenmrk: Z-1\n")
        let run = CommandLine("draft \(Self.kind) --templates s", in: world)
        #expect(run.status == 65)
        #expect(run.errors.contains("zaak.yml:1:1 fout zaak.unknownKey"))
        #expect(run.errors.contains("s/\(Self.kind)/nl.md:"))
        #expect(run.errors.contains("In de zaak `zaak.yml` en in het sjabloon `\(Self.kind)` staan fouten."))
    }

    private static func world(_ name: String) throws -> MemoryWorld {
        let world = MemoryWorld()
        let own = "s/\(kind)/"
        world.addFile(own + "nl.md", try bytes(name + ".md"))
        world.addFile(own + "fields.yml", try (try? bytes(name + ".fields.yml")) ?? bytes("fields.yml"))
        world.addFile(own + "example.yml", try bytes("example.yml"))
        for path in Repository.files(below: folder + "delen") {
            world.addFile(
                "s/" + path.dropFirst(folder.count), try bytes(String(path.dropFirst(folder.count))))
        }
        return world
    }

    private static func bytes(_ name: String) throws -> [UInt8] {
        try Repository.bytes(of: Repository.root + "/" + folder + name)
    }
}
