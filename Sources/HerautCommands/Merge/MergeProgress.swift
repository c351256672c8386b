import HerautMerge
import HerautModel

/// How far a run is: one line on a terminal, lines of JSON where they were asked for, nothing anywhere else.
final class MergeProgress {
    private let context: Context
    private let isJSON: Bool
    private var line: ProgressLine
    private let start: Int
    private var last = -1

    init(context: Context, isJSON: Bool) {
        self.context = context
        self.isJSON = isJSON
        line = ProgressLine(context: context)
        start = context.world.now
    }

    /// Tells it, at most once a second.
    func show(_ summary: RunSummary) {
        let second = context.world.now - start
        let done = summary.made + summary.kept + summary.stopped.count
        guard second != last || isJSON && done == summary.total else { return }
        last = second
        let rate = second > 0 ? summary.made / second : 0
        let left = rate > 0 ? (summary.total - done + rate - 1) / rate : nil
        if isJSON { return tell(done, summary.total, rate, left) }
        let values = [
            "aantal": String(done), "totaal": String(summary.total), "tempo": String(rate),
            "tijd": left.map(duration) ?? "…",
        ]
        // Whoever cannot be told how far it is still gets the letters.
        try? line.show(
            context.messages(rate > 0 ? "command.merge.progress" : "command.merge.progressStart", values))
    }

    /// Takes the line away.
    func clear() { try? line.clear() }

    private func tell(_ done: Int, _ total: Int, _ rate: Int, _ left: Int?) {
        var text =
            "{\"schema\":\"heraut-progress/1\",\"done\":\(done),\"total\":\(total),\"perSecond\":\(rate)"
        text += ",\"secondsLeft\":" + (left.map(String.init) ?? "null") + "}\n"
        try? context.note(text)
    }

    private func duration(_ seconds: Int) -> String {
        seconds < 90
            ? context.messages("command.merge.seconds", ["aantal": String(seconds)])
            : context.messages("command.merge.minutes", ["aantal": String((seconds + 30) / 60)])
    }
}
