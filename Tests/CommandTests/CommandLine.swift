import Foundation
import HerautCommands
import HerautModel
import HerautTestSupport

/// One command line, run in memory.
struct CommandLine {
    let status: Int32
    let output: String
    let errors: String

    /// Runs `arguments` in `world`.
    init(_ arguments: [String], in world: MemoryWorld = MemoryWorld()) {
        status = HerautMain.run(arguments: arguments, world: world)
        output = world.output
        errors = world.errors
    }

    /// What came out, said otherwise.
    init(status: Int32, output: String, errors: String) {
        self.status = status
        self.output = output
        self.errors = errors
    }

    /// Runs a line of words without blanks in them.
    init(_ line: String, in world: MemoryWorld = MemoryWorld()) {
        self.init(line.split(separator: " ").map(String.init), in: world)
    }

    /// The output as JSON.
    func json() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }
}

extension MemoryWorld {
    /// A world with a draft that breaks LG-01 (opruiing tied to the wrong article) in line 5.
    static func withFaultyDraft(terminals: Set<StandardStream> = [], environment: [String: String] = [:])
        -> MemoryWorld
    {
        let world = MemoryWorld(environment: environment, terminals: terminals)
        world.addFile(
            "brief.md",
            text:
                "---\nsoort: brief\ndatum: 2026-11-03\n---\nDat kan opruiing zijn in de zin van artikel 132 Sr.\n"
        )
        return world
    }
}
