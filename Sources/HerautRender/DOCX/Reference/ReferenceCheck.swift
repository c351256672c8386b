public import HerautModel

extension ReferenceDocument {
    /// What could be better: styles that are missing, pictures without words, headings out of order, type that others do not have or cannot read,
    /// texts that someone forgot to type. `style` is that of the municipality; without a name of one the head is not held against it.
    public func findings(style: HouseStyle) -> [Finding] {
        ReferenceCheck(document: self, style: style).findings
    }
}

/// Looks at a Word document that letters take their looks from.
private struct ReferenceCheck {
    let document: ReferenceDocument
    let style: HouseStyle

    var findings: [Finding] {
        headFindings + styleFindings + fontFindings + contrastFindings + headingFindings + layoutFindings
    }

    private func finding(
        _ name: String, _ severity: Severity, _ values: [String: String] = [:], source: String? = nil
    ) -> Finding {
        Finding(
            RuleID("huisstijl." + name), severity, .key("huisstijl.check." + name, values),
            at: SourceSpan(0, 0), in: SourceText(path: document.path, bytes: []), source: source,
            hint: .key("huisstijl.hint." + name, values), isDocument: true)
    }

    // MARK: Head and foot

    private var headFindings: [Finding] {
        document.inventory.heads.flatMap { head -> [Finding] in
            let place = ["deel": head.part]
            var findings = head.barePictures.map {
                finding(
                    "noAlternative", .error, place.with("naam", $0),
                    source: "WCAG 2.2, 1.1.1; EN 301 549, 10.1.1.1")
            }
            findings += head.placeholders.map {
                finding("placeholder", .error, place.with("tekst", Self.short($0)))
            }
            if head.hasTrackedChanges { findings.append(finding("trackedChanges", .error, place)) }
            return findings
        } + senderFindings
    }

    /// Whether anything on the paper says who sends it.
    private var senderFindings: [Finding] {
        let name = style.municipality.lowercased()
        guard !name.isEmpty else { return [] }
        let hasField = document.parts.contains { $0.has(.municipality) || $0.has(.logo) }
        let texts = document.inventory.heads.flatMap { [$0.words] + $0.alternatives }
        let isNamed = texts.contains { Self.spaced($0.lowercased()).contains(Self.spaced(name)) }
        return hasField || isNamed ? [] : [finding("noSender", .warning, ["gemeente": style.municipality])]
    }

    private static func spaced(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func short(_ text: String) -> String {
        let text = spaced(text)
        return text.count > 60 ? text.prefix(60) + "…" : text
    }

    // MARK: Styles

    private var styleFindings: [Finding] {
        let missing = document.missingStyles
        return missing.isEmpty
            ? [] : [finding("missingStyles", .tip, ["namen": missing.joined(separator: ", ")])]
    }

    /// Fonts that nearly every office has; a letter that names another looks different elsewhere, unless it carries the font or says which of these
    /// may stand in.
    private static let common: Set = [
        "arial", "calibri", "cambria", "candara", "consolas", "constantia", "corbel", "courier new",
        "georgia",
        "segoe ui", "tahoma", "times new roman", "trebuchet ms", "verdana", "aptos", "aptos display",
        "calibri light", "symbol", "wingdings", "ms gothic",
    ]

    private var fontFindings: [Finding] {
        let used = usedStyles.flatMap(\.fonts) + document.styles.defaultFonts + document.inventory.themeFonts
        var seen: Set<String> = []
        return used.filter { name in
            let low = name.lowercased()
            return !low.hasPrefix("+") && !Self.common.contains(low)
                && !document.inventory.embeddedFonts.contains(low)
                && !Self.common.contains(document.inventory.standIns[low] ?? "") && seen.insert(low).inserted
        }.map { finding("fontNotEmbedded", .warning, ["naam": $0]) }
    }

    /// The styles that letters use.
    private var usedStyles: [ReferenceStyles.Style] {
        document.styles.names.keys.sorted().compactMap { document.styles.style($0) }
    }

    private var contrastFindings: [Finding] {
        usedStyles.compactMap { used in
            guard let colour = used.colour.flatMap(Colour.init), colour.contrastOnWhite < 4.5 else {
                return nil
            }
            let tenths = Int(colour.contrastOnWhite * 10)
            let values = [
                "stijl": used.name, "kleur": "#" + (used.colour ?? ""),
                "contrast": "\(tenths / 10),\(tenths % 10)",
            ]
            return finding("lowContrast", .warning, values, source: "WCAG 2.2, 1.4.3")
        }
    }

    // MARK: Headings

    private var headingFindings: [Finding] {
        let levels = (1...3).compactMap { level in
            document.styles.style("Heading\(level)").map { (level: level, style: $0) }
        }
        let unlevelled = levels.filter { $0.style.outlineLevel != $0.level - 1 }.map {
            finding("outlineLevel", .warning, ["stijl": $0.style.name, "niveau": String($0.level)])
        }
        return unlevelled + orderFindings(levels.map { ($0.level, $0.style.id) })
    }

    /// In the example text no level is skipped: who copies it, copies the fault.
    private func orderFindings(_ levels: [(level: Int, id: String)]) -> [Finding] {
        var last = 0
        var findings: [Finding] = []
        for paragraph in document.inventory.paragraphs {
            guard let level = levels.first(where: { $0.id == paragraph.style })?.level else { continue }
            // A letter may start below level 1: its subject is its title.
            if last > 0, level > last + 1 {
                let values = [
                    "tekst": Self.short(paragraph.words), "niveau": String(level), "vorige": String(last),
                ]
                findings.append(finding("headingOrder", .warning, values, source: "WCAG 2.2, 1.3.1"))
            }
            last = level
        }
        return findings
    }

    // MARK: Paper

    private var layoutFindings: [Finding] {
        var findings: [Finding] = []
        let measure = DOCXMeasure(style, paper: document.section.page, textTop: document.textTop)
        if document.textTop > measure.windowTop - DOCXMeasure.addressLine {
            let values = [
                "begin": Self.millimetres(document.textTop), "venster": Self.millimetres(measure.windowTop),
            ]
            findings.append(finding("belowWindow", .warning, values))
        }
        if document.inventory.sectionCount > 1 {
            let count = String(document.inventory.sectionCount)
            findings.append(finding("severalSections", .tip, ["aantal": count]))
        }
        if let size = document.styles.style("Normal")?.size, size < 18 {
            findings.append(finding("smallType", .warning, ["punten": "\(size / 2),\(size % 2 * 5)"]))
        }
        if document.inventory.weight > 1 << 20 {
            let tenths = document.inventory.weight * 10 >> 20
            findings.append(finding("heavy", .tip, ["grootte": "\(tenths / 10),\(tenths % 10)"]))
        }
        if let language = document.styles.language, !language.lowercased().hasPrefix("nl") {
            findings.append(finding("language", .tip, ["taal": language]))
        }
        return findings
    }

    private static func millimetres(_ twips: Int) -> String { String((twips * 127 + 3_600) / 7_200) }
}

extension [String: String] {
    fileprivate func with(_ key: String, _ value: String) -> Self { merging([key: value]) { $1 } }
}
