import HerautModel

/// Captions as a file that players and platforms take.
enum CaptionFile {
    /// WebVTT (W3C).
    static func vtt(_ page: Page) -> [UInt8] {
        let captions = captions(of: page) { text in
            // Only these signs mean anything in the text of a cue; with `>` escaped, no line of times can stand there.
            text.replacing(["&": "&amp;", "<": "&lt;", ">": "&gt;"])
        }
        let cues = captions.enumerated().map { number, caption in
            cue(number, caption, separator: ".")
        }
        return Array(("WEBVTT\n\n" + cues.joined(separator: "\n")).utf8)
    }

    /// SubRip. It has no way to write a sign that means something, so those become their neighbours.
    static func srt(_ page: Page) -> [UInt8] {
        let captions = captions(of: page) { text in
            text.replacing(["<": "‹", ">": "›", "{": "(", "}": ")"])
        }
        let cues = captions.enumerated().map { number, caption in
            cue(number, caption, separator: ",")
        }
        return Array(cues.joined(separator: "\n").utf8)
    }

    private static func captions(of page: Page, escape: (String) -> String) -> [TimedCaption] {
        TimedCaption.captions(of: SpokenScript(page), sentences: page.style.sentences, escape: escape)
    }

    private static func cue(_ number: Int, _ caption: TimedCaption, separator: String) -> String {
        let times = time(caption.start, separator) + " --> " + time(caption.end, separator)
        return "\(number + 1)\n\(times)\n" + caption.lines.map { $0 + "\n" }.joined()
    }

    /// `00:01:02.345`.
    private static func time(_ milliseconds: Int, _ separator: String) -> String {
        let seconds = milliseconds / 1_000
        let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
        return parts.joined(separator: ":") + separator + padded(milliseconds % 1_000, 3)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension String {
    /// With each of the characters in place of which another text comes replaced.
    fileprivate func replacing(_ signs: [Character: String]) -> String {
        reduce(into: "") { $0 += signs[$1] ?? String($1) }
    }
}
