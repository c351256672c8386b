import Foundation
import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// Drafts that were written apart from the rules, with what is wrong in them (`Tests/Corpus/drafts`).
@Suite struct DraftCorpusTests {
    /// A problem that a reader marked; no words when it is about the whole draft.
    private struct Problem: Decodable {
        let substring: String
        let problem: String
    }

    private struct Marked {
        let name: String
        let problems: [Problem]
        let findings: [Finding]
        let source: SourceText

        func isFound(_ problem: Problem) -> Bool {
            if problem.substring.isEmpty { return findings.contains(where: \.isDocument) }
            let text = String(decoding: source.bytes, as: UTF8.self)
            guard let range = text.range(of: problem.substring, options: [.literal, .backwards]) else {
                return false
            }
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            let words = SourceSpan(start, start + problem.substring.utf8.count)
            return findings.contains { !$0.isDocument && $0.span.overlaps(words) }
        }
    }

    private static let folder = "Tests/Corpus/drafts"

    private static let drafts: [Marked] = {
        let linter = Linter(Pack.dutch, references: Pack.references)
        return Repository.files(below: folder).filter { $0.hasSuffix(".md") && !$0.hasSuffix("README.md") }
            .compactMap { path in
                guard let bytes = try? Repository.bytes(of: Repository.root + "/" + path),
                    let marks = try? Repository.bytes(
                        of: Repository.root + "/" + path.replacing(".md", with: ".expected.json")),
                    let problems = try? JSONDecoder().decode([Problem].self, from: Data(marks))
                else { return nil }
                let draft = Pack.draft(String(decoding: bytes, as: UTF8.self), path: path)
                // How a case was handled and a translation are not what these drafts are about.
                let findings = linter.lint(draft).filter {
                    $0.severity > .tip && !$0.rule.name.hasPrefix("PC-") && !$0.rule.name.hasPrefix("TR-")
                }
                return Marked(name: path, problems: problems, findings: findings, source: draft.source)
            }
    }()

    @Test func `nine in ten problems of the drafts that are worked on are found`() throws {
        let bad = Self.drafts.filter { !$0.problems.isEmpty && !$0.name.contains("/1") }
        try #require(bad.count == 24)
        let missed = bad.flatMap { draft in
            draft.problems.filter { !draft.isFound($0) }.map { (draft.name, $0) }
        }
        let all = bad.reduce(0) { $0 + $1.problems.count }
        #expect(missed.count * 10 <= all, "\(missed)")
    }

    @Test func `two in three problems of the hard drafts are found`() throws {
        let bad = Self.drafts.filter { !$0.problems.isEmpty && $0.name.contains("/1") }
        try #require(bad.count == 10)
        let found = bad.reduce(0) { $0 + $1.problems.count(where: $1.isFound) }
        #expect(found * 3 >= bad.reduce(0) { $0 + $1.problems.count } * 2)
    }

    @Test func `in twenty good drafts there is no more than one false alarm`() throws {
        let good = Self.drafts.filter(\.problems.isEmpty)
        try #require(good.count == 86)
        let alarms = good.flatMap { draft in
            draft.findings.map { "\(draft.name): \($0.rule.name) \($0.text)" }
        }
        #expect(alarms.count * 20 <= good.count, "\(alarms)")
    }
}
