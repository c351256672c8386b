import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// Every example of every rule: a bad place is found exactly where it is marked, a good text passes.
@Suite struct RuleExampleTests {
    /// How an example is put into a draft.
    enum Setting: String, CaseIterable {
        case plain
        case behindEmoji
        case withCarriageReturns
    }

    @Test func `the rule files are sound`() {
        #expect(Pack.loaded.findings.map { "\($0.path):\($0.start.line) \($0.rule) \($0.text)" } == [])
        #expect(Pack.dutch.rules.count >= 40)
    }

    @Test(arguments: Pack.dutch.rules.map(\.id))
    func `a rule tells its reader all there is to tell`(id: RuleID) throws {
        let rule = try #require(Pack.dutch.rule(id))
        #expect(!rule.title.isEmpty && !rule.why.isEmpty && !rule.source.isEmpty)
        #expect(!rule.good.isEmpty)
        #expect(!rule.bad.isEmpty || id == "VI-01")
        #expect(!rule.message.isEmpty || !rule.variants.isEmpty)
    }

    @Test(arguments: Pack.dutch.rules.map(\.id), Setting.allCases)
    func `bad examples fail at the marked place`(id: RuleID, setting: Setting) throws {
        let rule = try #require(Pack.dutch.rule(id))
        for example in rule.bad {
            let (text, offset) = document(of: example, rule, setting)
            let findings = Pack.lint(text, only: [id.name])
            let found = findings.filter { $0.rule == id && !$0.isDocument }
            if example.marks.isEmpty {
                #expect(findings.contains { $0.isDocument }, "\(id): \(example.text)")
            } else {
                let expected = example.marks.map { marked(example, $0, setting, offset) }
                #expect(found.map(\.span) == expected, "\(id): \(example.text): \(found.map(\.text))")
            }
        }
    }

    @Test(arguments: Pack.dutch.rules.map(\.id), Setting.allCases)
    func `good examples pass`(id: RuleID, setting: Setting) throws {
        let rule = try #require(Pack.dutch.rule(id))
        for example in rule.good {
            let findings = Pack.lint(document(of: example, rule, setting).text, only: [id.name])
            #expect(findings.map(\.text) == [], "\(id): \(example.text)")
        }
    }

    // MARK: Drafts from examples

    private func document(of example: RuleExample, _ rule: Rule, _ setting: Setting) -> (
        text: String, offset: Int
    ) {
        var front = "---\n"
        if example.frontMatter["soort"] == nil {
            front += "soort: \(rule.families.first?.rawValue ?? "bericht")\n"
        }
        for entry in example.frontMatter.entries { front += "\(entry.key.text): \(flow(entry.value))\n" }
        front += "---\n"
        // A letter begins with its address: nothing can stand before it.
        if setting == .behindEmoji, !front.contains("brief") { front += "Hallo 👋🏽\n\n" }
        let text = front + example.text + "\n"
        guard setting == .withCarriageReturns else { return (text, front.utf8.count) }
        let breaks = front.utf8.count { $0 == 10 }
        return (text.replacing("\n", with: "\r\n"), front.utf8.count + breaks)
    }

    private func marked(_ example: RuleExample, _ mark: SourceSpan, _ setting: Setting, _ offset: Int)
        -> SourceSpan
    {
        func moved(_ position: Int) -> Int {
            guard setting == .withCarriageReturns else { return position + offset }
            return position + offset + example.text.utf8.prefix(position).count { $0 == 10 }
        }
        return SourceSpan(moved(mark.start), moved(mark.end))
    }

    /// YAML on one line.
    private func flow(_ node: Node) -> String {
        switch node.content {
        case .scalar(let text, _): "\"\(text)\""
        case .sequence(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { $0.key.text + ": " + flow($0.value) }.joined(separator: ", ") + "}"
        }
    }
}
