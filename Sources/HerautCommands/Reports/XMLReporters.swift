import HerautModel

/// The report as JUnit XML, for build servers: a test case a draft, a failure for each `fout` and `waarschuwing`. A tip fails no build.
struct JUnitReporter: Reporter {
    let messages: MessageCatalogue

    func text(_ report: LintReport) -> String {
        let failures = report.findings.count { $0.severity > .tip }
        let counts = "tests=\"\(report.files.count)\" failures=\"\(failures)\" errors=\"0\""
        var xml = XMLText()
        xml.line("<testsuites name=\"heraut\" \(counts)>")
        xml.line("  <testsuite name=\"heraut lint\" \(counts) skipped=\"0\" time=\"0\">")
        for file in report.files { write(file, to: &xml) }
        xml.line("  </testsuite>")
        xml.line("</testsuites>")
        return xml.text
    }

    private func write(_ file: LintReport.File, to xml: inout XMLText) {
        let name = XMLText.escaped(file.source.path)
        let failures = file.findings.filter { $0.severity > .tip }
        let opening = "    <testcase name=\"\(name)\" classname=\"heraut\" time=\"0\""
        guard !failures.isEmpty else { return xml.line(opening + "/>") }
        xml.line(opening + ">")
        for finding in failures {
            let place = "\(finding.path):\(finding.start.line):\(finding.start.column)"
            let message = messages.text(finding.message)
            xml.line(
                "      <failure type=\"\(XMLText.escaped(finding.rule.name))\" message=\"\(XMLText.escaped(message))\">"
                    + XMLText.escaped("\(place): \(finding.severity.rawValue)") + "</failure>")
        }
        xml.line("    </testcase>")
    }
}

/// The report as Checkstyle XML, which many editors and build servers read.
struct CheckstyleReporter: Reporter {
    let messages: MessageCatalogue

    func text(_ report: LintReport) -> String {
        var xml = XMLText()
        xml.line("<checkstyle version=\"4.3\">")
        for file in report.files {
            xml.line("  <file name=\"\(XMLText.escaped(file.source.path))\">")
            for finding in file.findings { xml.line("    " + element(finding)) }
            xml.line("  </file>")
        }
        xml.line("</checkstyle>")
        return xml.text
    }

    private func element(_ finding: Finding) -> String {
        let severity =
            switch finding.severity {
            case .error: "error"
            case .warning: "warning"
            case .tip: "info"
            }
        return
            "<error line=\"\(finding.start.line)\" column=\"\(finding.start.column)\" severity=\"\(severity)\" "
            + "message=\"\(XMLText.escaped(messages.text(finding.message)))\" "
            + "source=\"heraut.\(XMLText.escaped(finding.rule.name))\"/>"
    }
}

/// XML line by line.
private struct XMLText {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    mutating func line(_ line: String) { text += line + "\n" }

    /// `text` for an element or an attribute; what XML forbids becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\n", "\r", "\t": out += "&#\(scalar.value);"
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
