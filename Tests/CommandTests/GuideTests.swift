import HerautModel
import HerautResources
import HerautTestSupport
import Testing

/// The guides in `docs`, done as they say: every file made, every line typed, from top to bottom. A guide that no longer works fails here.
@Suite struct `A guide` {
    static let guides = Repository.files(below: "docs").filter { $0.hasSuffix(".md") }

    @Test func `is there for every task that the README names`() throws {
        let readme = String(decoding: try Repository.bytes(of: Repository.root + "/README.md"), as: UTF8.self)
        #expect(Self.guides.count >= 6)
        for guide in Self.guides { #expect(readme.contains("(\(guide))"), "\(guide)") }
    }

    @Test(arguments: guides)
    func `works as it stands`(path: String) throws {
        let text = String(
            decoding: try Repository.bytes(of: Repository.root + "/" + path), as: UTF8.self)
        let blocks = GuideBlock.blocks(of: text)
        try #require(blocks.contains { $0.lines.contains { $0.hasPrefix("heraut ") } })
        let world = MemoryWorld()
        for block in blocks {
            switch block.language {
            case "sh": for line in block.lines { try Self.run(line, in: world) }
            case "yaml", "markdown": try Self.write(block, in: world)
            default: break
            }
        }
    }

    /// Types a line. Of other programs a guide uses only `cp`.
    private static func run(_ line: String, in world: MemoryWorld) throws {
        let words = ShellWords.words(of: line)
        switch words.first {
        case "heraut":
            let run = CommandLine(Array(words.dropFirst()), in: world)
            #expect(run.status == 0, "\(line): \(run.errors.suffix(800))")
        case "cp":
            try #require(words.count == 4 && words[1] == "-r")
            copy(words[2] + "/", to: words[3] + "/", in: world)
        case nil: break
        default: Issue.record("a guide uses \(line)")
        }
    }

    /// Copies a folder of the sources.
    private static func copy(_ folder: String, to target: String, in world: MemoryWorld) {
        let resources = Resources()
        for path in resources.paths(below: folder) {
            guard let file = resources.file(path) else { continue }
            world.addFile(target + path.dropFirst(folder.count), file.source.bytes)
        }
    }

    /// Makes the file that a block names, or puts the block under a key of a file: `laws.yml#artikelen`.
    private static func write(_ block: GuideBlock, in world: MemoryWorld) throws {
        guard let target = block.file else { return }
        let text = block.lines.map { $0 + "\n" }.joined()
        let parts = target.split(separator: "#").map(String.init)
        guard parts.count == 2 else { return world.addFile(target, text: text) }
        let old = String(decoding: try #require(world.contents(parts[0])), as: UTF8.self)
        try #require(old.contains("\n\(parts[1]):\n"))
        world.addFile(
            parts[0],
            text: old.replacing("\n\(parts[1]):\n", with: "\n\(parts[1]):\n" + text, maxReplacements: 1))
    }
}

/// A block of code in a guide: its language, the file it belongs in, its lines.
struct GuideBlock {
    let language: String
    let file: String?
    var lines: [String] = []

    static func blocks(of text: String) -> [GuideBlock] {
        var blocks: [GuideBlock] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isOpen.toggle()
                let words = line.dropFirst(3).split(separator: " ").map(String.init)
                if isOpen {
                    blocks.append(GuideBlock(language: words.first ?? "", file: words.dropFirst().first))
                }
            } else if isOpen {
                blocks[blocks.count - 1].lines.append(String(line))
            }
        }
        return blocks
    }
}

/// A line of shell as its words, without comment and redirection.
enum ShellWords {
    static func words(of line: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted:
                if !word.isEmpty { words.append(word) }
                word = ""
            case "#" where !isQuoted && word.isEmpty: return Array(words.prefix { $0 != ">" })
            default: word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return Array(words.prefix { $0 != ">" })
    }
}
