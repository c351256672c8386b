import HerautModel
import HerautResources
import HerautTestSupport
import Testing

/// One part in a hundred of `Tests/Benchmarks/fuzz_templates.py`.
@Suite struct TemplateFuzzTests {
    @Test(arguments: UInt64(1)...4)
    func `random templates over random data do what they must`(seed: UInt64) throws {
        var fuzz = TemplateFuzz(seed: seed, formatter: Bench.formatter)
        for _ in 0..<2_500 { fuzz.step() }
        #expect(fuzz.failures == [])
        #expect(fuzz.counts.dataSets == 250)
        // A run in which nothing is ever filled would prove nothing.
        #expect(fuzz.counts.drafts > 250 && fuzz.counts.sound < 2_250)
        let messages = MessageCatalogue(
            language: "nl", node: try #require(Resources().file("Locales/nl/messages.yml")?.root))
        #expect(fuzz.messageKeys.count > 25)
        #expect(fuzz.messageKeys.filter { !messages.contains($0) } == [])
    }
}
