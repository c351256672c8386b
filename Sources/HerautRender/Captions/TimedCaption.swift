import HerautLanguage
import HerautModel

/// A caption with its time.
struct TimedCaption: Sendable {
    /// Milliseconds from the start of the video.
    let start: Int
    /// The end, half-open.
    let end: Int
    let lines: [String]

    /// The captions of a script, one after the other, with a pause after each paragraph. A caption that takes longer to read than to say stays until
    /// it is read, so all after it come later: the times are a plan for the recording, not a measurement of one.
    static func captions(of script: SpokenScript, sentences: SentenceSplitter, escape: (String) -> String)
        -> [TimedCaption]
    {
        var captions: [TimedCaption] = []
        var time = 0
        for part in script.parts where part.kind == .spoken {
            for lines in CaptionCutter.captions(of: words(of: part.speech, sentences, escape)) {
                let duration = duration(of: lines)
                captions.append(
                    TimedCaption(
                        start: time, end: time + duration,
                        lines: lines.map { $0.map(\.text).joined(separator: " ") }))
                time += duration
            }
            time += SpeakingPace.pause
        }
        return captions
    }

    /// As long as it takes to say and to read, within what a caption may stand.
    private static func duration(of lines: [ArraySlice<CaptionWord>]) -> Int {
        let spoken = SpeakingPace.milliseconds(words: lines.reduce(0) { $0 + $1.count })
        let characters = lines.reduce(lines.count - 1) { count, line in
            count + line.reduce(line.count - 1) { $0 + $1.columns }
        }
        let read = (characters * 1_000 + CaptionNorm.easySpeed - 1) / CaptionNorm.easySpeed
        return min(CaptionNorm.longest, max(CaptionNorm.shortest, spoken, read))
    }

    /// The words of a paragraph. A line of the script ends a sentence when the next starts with a capital.
    private static func words(
        of text: String, _ sentences: SentenceSplitter, _ escape: (String) -> String
    ) -> [CaptionWord] {
        let lines = text.split(separator: "\n")
        return zip(lines, lines.dropFirst().map { $0.first?.isLowercase ?? false } + [false]).flatMap {
            line, goesOn in
            words(ofLine: Array(line.utf8), sentences, endsSentence: !goesOn, escape)
        }
    }

    private static func words(
        ofLine bytes: [UInt8], _ sentences: SentenceSplitter, endsSentence: Bool, _ escape: (String) -> String
    ) -> [CaptionWord] {
        let ranges = sentences.sentences(in: bytes)
        return ranges.enumerated().flatMap { index, range -> [CaptionWord] in
            let pieces = String(decoding: bytes[range], as: UTF8.self).split(separator: " ").flatMap {
                Self.pieces(of: $0, escape)
            }
            let isEnd = index + 1 < ranges.count || endsSentence
            return pieces.enumerated().map { CaptionWord($1, isLast: isEnd && $0 + 1 == pieces.count) }
        }
    }

    /// A word, or its pieces when it is longer than a line, such as a web address; cut behind its signs where that can be.
    private static func pieces(of word: Substring, _ escape: (String) -> String) -> [String] {
        var rest = word
        var pieces: [String] = []
        while escape(String(rest)).count > CaptionNorm.charactersPerLine {
            var head = rest.prefix(CaptionNorm.charactersPerLine)
            while head.count > 1, escape(String(head)).count > CaptionNorm.charactersPerLine {
                head.removeLast()
            }
            let sign = head.lastIndex { "/-._?&=".contains($0) }
            let end = sign.map { rest.index(after: $0) } ?? head.endIndex
            pieces.append(escape(String(rest[..<end])))
            rest = rest[end...]
        }
        return rest.isEmpty ? pieces : pieces + [escape(String(rest))]
    }
}
