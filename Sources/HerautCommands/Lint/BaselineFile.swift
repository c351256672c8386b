import HerautLint
import HerautModel
import HerautYAML

/// The file of `--baseline`: YAML, so that a change of it can be read in a review. The words of a draft do not stand in it.
enum BaselineFile {
    private static let version = "heraut-baseline/1"

    /// Reads a baseline; a file with faults ends the command, for it would let anything through or nothing.
    static func read(_ path: String, in context: Context) throws(HerautError) -> Baseline {
        let source = try context.read(path)
        let yaml = LibYAMLReader().read(source)
        var reader = SchemaReader(name: "baseline", source: source)
        let values = yaml.findings.isEmpty ? reader.read(yaml.root, as: schema) : .group([:])
        let faults = yaml.findings + reader.findings
        guard !faults.contains(where: { $0.severity == .error }) else {
            throw HerautError(.badData, .key("command.error.badFile", ["pad": path]), findings: faults)
        }
        var baseline = Baseline()
        for file in values.at("bestanden")?.items ?? [] {
            guard let path = file.at("pad")?.string else { continue }
            for item in file.at("bevindingen")?.items ?? [] {
                guard let rule = item.at("regel")?.string, let key = item.at("sleutel")?.string,
                    case .number(let count)? = item.at("aantal")
                else { continue }
                baseline.add(.init(rule: rule, key: FindingKey(key)), path: path, count: count)
            }
        }
        return baseline
    }

    /// The text of a baseline with everything in `report`.
    static func text(of report: LintReport, heading: String) -> String {
        var baseline = Baseline()
        for file in report.files {
            let keys = file.keys
            for finding in file.findings {
                guard let key = keys?.key(of: finding) else { continue }
                baseline.add(.init(rule: finding.rule.name, key: key), path: file.source.path)
            }
        }
        var text = "# \(heading)\nschema: \(version)\nbestanden:\(baseline.counts.isEmpty ? " []" : "")\n"
        for (path, entries) in baseline.counts.sorted(by: { $0.key < $1.key }) {
            text += "  - pad: \(YAMLScalar.text(path))\n    bevindingen:\n"
            for (entry, count) in entries.sorted(by: { $0.key < $1.key }) {
                text += "      - {regel: \(entry.rule), sleutel: \"\(entry.key.text)\", aantal: \(count)}\n"
            }
        }
        return text
    }

    private static let text = Schema.Kind.scalar(.text)
    private static let schema = Schema([
        .init("schema", .scalar(.choice, choices: [version]), isRequired: true),
        .init(
            "bestanden",
            .list(
                .group([.init("pad", text, isRequired: true), .init("bevindingen", .list(.group(finding)))]))),
    ])
    private static let finding: [Schema.Key] = [
        .init("regel", text, isRequired: true), .init("sleutel", text, isRequired: true),
        .init("aantal", .scalar(.number), isRequired: true),
    ]
}
