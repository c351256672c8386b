import HerautLanguage
import HerautResources
import HerautTestSupport

/// `fuzz-templates COUNT SEED`: random templates over random data, one for ten. Prints what was done as `key value` lines; the exit status
/// is 1 when anything was not as it must be.
enum FuzzTemplates {
    static let run: Job = { arguments in
        guard arguments.count == 2, let count = Int(arguments[0]), let seed = UInt64(arguments[1]) else {
            print("usage: heraut-benchmark fuzz-templates COUNT SEED")
            return 64
        }
        let formats = Resources().file("Locales/nl/formats.yml")?.root
        var fuzz = TemplateFuzz(seed: seed, formatter: ValueFormatter(language: "nl", formats: formats))
        var slowest = Duration.zero
        var slowestNumber = 0
        for number in 1...max(1, count) {
            let start = ContinuousClock.now
            fuzz.step()
            let time = ContinuousClock.now - start
            if time > slowest { (slowest, slowestNumber) = (time, number) }
        }
        report(fuzz, slowest, slowestNumber)
        return fuzz.failures.isEmpty ? 0 : 1
    }

    private static func report(_ fuzz: TemplateFuzz, _ slowest: Duration, _ slowestNumber: Int) {
        let counts = fuzz.counts
        let microseconds =
            slowest.components.seconds * 1_000_000 + slowest.components.attoseconds / 1_000_000_000_000
        for (name, value) in [
            ("templates", counts.templates), ("data-sets", counts.dataSets), ("bytes", counts.bytes),
            ("sound", counts.sound), ("drafts", counts.drafts), ("limited", counts.limited),
            ("messages", fuzz.messageKeys.count), ("slowest-microseconds", Int(microseconds)),
            ("slowest-number", slowestNumber), ("failures", fuzz.failures.count),
        ] { print(name, value) }
        for failure in fuzz.failures { print("failure", failure) }
    }
}
