import Foundation
import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// The annotated drafts of the shared test data: good ones pass, and the rules built so far find most of what is wrong in bad ones.
@Suite(.enabled(if: Repository.shared("eval") != nil)) struct EvaluationTests {
    private struct Expected: Decodable {
        let substring: String
        let problem: String
    }

    private static func names(_ kind: String) -> [String] {
        let folder = Repository.shared("eval") ?? ""
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".md") && $0.contains(kind) }.sorted()
    }

    private static func text(_ name: String) throws -> String {
        let path = try #require(Repository.shared("eval/" + name))
        return String(decoding: try Repository.bytes(of: path), as: UTF8.self)
    }

    @Test(arguments: names("-good-"))
    func `a good text gives no fout and no waarschuwing`(name: String) throws {
        let grave = Pack.lint(try Self.text(name)).filter { $0.severity > .tip }
        #expect(grave.map { "\($0.rule): \($0.text)" } == [])
    }

    @Test func `most of what is wrong in the bad texts is found`() throws {
        var hit = 0
        var all = 0
        var missed: [String] = []
        for name in Self.names("-bad-") {
            let text = try Self.text(name)
            let findings = Pack.lint(text).filter { $0.severity > .tip }
            let path = try #require(
                Repository.shared("eval/" + name.replacing(".md", with: ".expected.json")))
            for expected in try JSONDecoder().decode([Expected].self, from: Data(Repository.bytes(of: path)))
            {
                all += 1
                if Self.isHit(expected, by: findings, in: text) {
                    hit += 1
                } else {
                    missed.append("\(name): \(expected.substring) — \(expected.problem)")
                }
            }
        }
        let log = "\(hit) of \(all) found\n" + missed.joined(separator: "\n")
        #expect(Double(hit) / Double(all) >= 0.4, "\(log)")
        if ProcessInfo.processInfo.environment["HERAUT_EVALUATION"] != nil { print(log) }
    }

    private static func isHit(_ expected: Expected, by findings: [Finding], in text: String) -> Bool {
        if expected.substring.isEmpty { return findings.contains(where: \.isDocument) }
        guard let range = text.range(of: expected.substring, options: .backwards) else { return false }
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let span = SourceSpan(start, start + expected.substring.utf8.count)
        return findings.contains { $0.span.overlaps(span) }
    }
}
