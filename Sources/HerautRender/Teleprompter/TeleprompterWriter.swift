import HerautLanguage
import HerautModel

/// Writes a script as a page to read from while the camera runs: large type that scrolls at the speed of speech, mirrored for a pane of glass in
/// front of the lens.
///
/// Like every page it needs nothing from elsewhere. It is the one page with a script, and its policy lets only that very script run. Without it
/// the page is the script with the time of each paragraph, to read and to print.
struct TeleprompterWriter {
    private var out = ""
    private let page: Page
    private let script: SpokenScript
    private var words: TeleprompterWords { page.style.words.teleprompter }

    /// The page, in UTF-8.
    static func write(_ page: Page) -> [UInt8] {
        var writer = TeleprompterWriter(page: page, script: SpokenScript(page))
        writer.writeHead()
        writer.writeBody()
        return Array(writer.out.utf8)
    }

    private init(page: Page, script: SpokenScript) {
        self.page = page
        self.script = script
    }

    private var title: String {
        let title = page.title.plainText
        return Self.escaped(title.isEmpty ? words.text : title)
    }

    private mutating func writeHead() {
        let hash = Base64.text(SHA256.hash(TeleprompterScript.text.utf8))
        out += "<!DOCTYPE html>\n\(HTMLStyleSheet.openingTag(page.metadata.language))\n<head>\n"
        out += "<meta charset=\"utf-8\">\n"
        out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        out += "style-src 'unsafe-inline'; script-src 'sha256-\(hash)'\">\n"
        out += "<title>\(title)</title>\n<style>\n\(TeleprompterScript.css)</style>\n</head>\n"
    }

    private mutating func writeBody() {
        out += "<body data-tempo=\"\(SpeakingPace.wordsPerMinute)\" data-pauze=\"\(SpeakingPace.pause)\">\n"
        out += "<header>\n<h1>\(title)</h1>\n<p>"
        out += Self.escaped(
            words.length.replacing("{woorden}", with: String(script.words)).replacing(
                "{tijd}", with: Self.time(script.duration)))
        out += "</p>\n"
        writeControls()
        out += "</header>\n<main id=\"tekst\" tabindex=\"0\" aria-label=\"\(Self.escaped(words.text))\">\n"
        writeParts()
        out += "</main>\n<script>\(TeleprompterScript.text)</script>\n</body>\n</html>\n"
    }

    /// Hidden until the script that obeys them runs.
    private mutating func writeControls() {
        out +=
            "<div id=\"bediening\" role=\"group\" aria-label=\"\(Self.escaped(words.controls))\" hidden=\"hidden\">\n"
        let stop = "data-stop=\"\(Self.escaped(words.stop))\""
        writeButton("loop", words.start, stop)
        writeButton("trager", words.slower)
        out += "<output id=\"tempo\" for=\"trager sneller\">\(SpeakingPace.wordsPerMinute)</output> "
        out += "<span>\(Self.escaped(words.pace))</span>\n"
        writeButton("sneller", words.faster)
        writeButton("kleiner", words.smaller)
        writeButton("groter", words.larger)
        writeButton("spiegel", words.mirror, "aria-pressed=\"false\"")
        writeButton("begin", words.top)
        out += "<p>\(Self.escaped(words.keys))</p>\n</div>\n"
    }

    private mutating func writeButton(_ id: String, _ label: String, _ attributes: String = "") {
        let more = attributes.isEmpty ? "" : " " + attributes
        out += "<button type=\"button\" id=\"\(id)\"\(more)>\(Self.escaped(label))</button>\n"
    }

    private mutating func writeParts() {
        var time = 0
        for part in script.parts {
            switch part.kind {
            case .heading: out += "<h2>\(Self.escaped(part.text))</h2>\n"
            case .direction: out += "<p class=\"regie\">\(Self.lines(part.text))</p>\n"
            case .spoken:
                out += "<section data-ms=\"\(part.duration)\">\n<p class=\"tijd\">\(Self.time(time)) · "
                out += "<span>\((part.duration + 500) / 1_000) s</span></p>\n"
                out += "<p class=\"spraak\">\(lines(part.text))</p>\n</section>\n"
                time += part.duration + SpeakingPace.pause
            }
        }
    }

    /// The lines of a part, what is seen set apart from what is said.
    private func lines(_ text: String) -> String {
        StageDirections.pieces(of: text).all.map { piece, isDirection in
            let text = Self.lines(String(piece))
            return isDirection ? "<span class=\"regie\">\(text)</span>" : text
        }.joined()
    }

    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }.joined(
            separator: "<br>\n")
    }

    /// `1:05`, minutes and seconds.
    private static func time(_ milliseconds: Int) -> String {
        let seconds = (milliseconds + 500) / 1_000
        return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
    }

    private static func escaped(_ text: String) -> String { TextEscape.markup.escaped(text) }
}
