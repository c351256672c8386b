import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// What every rule has to tell. That it does what its examples say is the work of ``RuleTrialTests``.
@Suite struct RuleExampleTests {
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
}
