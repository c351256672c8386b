import HerautModel
import HerautRender
import HerautTestSupport
import Testing

/// The fast way and the slow way must end in the same bytes.
struct CompiledPlanTests {
    /// A letter, a script, a poster and a sheet, with a slot wherever a value may come. `§0` … `§9` are the slots.
    static let templates = [
        """
        ---
        soort: waarschuwingsbrief-ouders
        datum: 2026-11-03
        ---
        §0
        §1
        1234 AB Voorbeeldstad

        Datum: §2
        Onderwerp: §3

        Beste §4,

        Op §2 zagen wij een bericht. **Let op §5:** bel [§6](tel:0123456789).

        Met vriendelijke groet,

        §7
        """,
        "---\nsoort: videoscript\n---\n# §0\n\n§1\n\n[Beeld: §2]\n\nTekst §3 en *§4* en §5.\n\n- §6\n  - §7\n",
        "---\nsoort: poster\n---\n**Kop:** §0\n\n**Op de poster:**\n§1 om §2\n\n**Onderaan:** §3\n\n**Bijschrift:** §4 §5 §6 §7\n",
        """
        ---
        soort: intern
        ---
        # Blad §0 van §1

        | §2 | Wat |
        |---|---|
        | §3 | a §4 b |

        > §5

        3. §6
        - [ ] §7
        """,
        "---\nsoort: brief\n---\n§0\n\n§1\n§2\n\n§3: §4\n\n§5\n\nTekst.\n\n§6\n§7\n",
        "---\nsoort: poster\n---\n**§0**§1 en §2\n\n**§3** §4\n\n§5 §6 §7\n",
        "---\nsoort: bericht\ntaal: ar\n---\n# §0\n\nمرحبا §1 رقم 0900-8844 §2\n\n§3 14 0123 §4\n\n- §5 §6 §7\n",
    ]

    /// Values with the labels that decide about places.
    private static let labels = [
        "Onderwerp", "Onderwerp: a", ": b", "Kop:", "Kop", " ", "Bijschrift:", "Beste Noor,", "1234 AB",
        "Groeten,", "[x]",
    ]

    @Test(arguments: 0..<7, Sample.fontless)
    func `a spliced letter has the bytes of a rendered one, whatever the values`(
        template: Int, format: RenderFormat
    ) throws {
        let plan = Sample.plan(Self.templates[template], slots: 8, mark: "§")
        let style = try Sample.style()
        let example = [
            "Familie Peters", "Lindenhof 3", "3 november 2026", "een gesprek", "ouders", "dit", "ons",
            "Eline de Wit",
        ]
        let compiled = CompiledPlan(plan, as: format, style: style, example: example)
        var random = Seeded(UInt64(template))
        let lines = [
            "\n", "\r\n", "\n\n", "Beste ouder,", "1234 AB Stad", "Kenmerk: 1", "[", "]", "Bijschrift:",
            "Met vriendelijke groet,",
        ]
        var letters = [example, [String](repeating: "", count: 8), [String](repeating: "\n", count: 8)]
        for _ in 0..<30 {
            letters.append(
                (0..<8).map { _ in
                    random.text(
                        from: Sample.hostile + lines + Self.labels,
                        count: Int.random(in: 0..<4, using: &random))
                })
        }
        for _ in 0..<30 {
            letters.append((0..<8).map { _ in Self.labels.randomElement(using: &random) ?? "" })
        }
        for (index, texts) in letters.enumerated() {
            // Laid out after one letter, then after another: which one may not matter.
            let compiled =
                index % 4 == 0
                ? CompiledPlan(
                    plan, as: format, style: style, example: letters[(index * 7 + 3) % letters.count])
                : compiled
            let filled = plan.blocks(filledWith: texts)
            let slow = try Renderer.render(filled, metadata: plan.metadata, as: format, style: style)
            #expect(try compiled.rendition(filledWith: texts).bytes == slow.bytes, "\(texts)")
        }
    }

    @Test(arguments: 0..<7, Sample.fontless)
    func `a letter from the press says what a rendered one says, whichever letter came first`(
        template: Int, format: RenderFormat
    ) throws {
        let plan = Sample.plan(Self.templates[template], slots: 8, mark: "§")
        let style = try Sample.style()
        var random = Seeded(UInt64(template) + 100)
        let usual = [
            "Familie Peters", "Lindenhof 3", "3 november 2026", "een gesprek", "ouders", "dit", "ons",
            "Eline de Wit",
        ]
        let odd =
            Sample.hostile + Self.labels + [
                "\n", "\r\n", "Met vriendelijke groet,", "Laan 12-3", "1, 2 mei 2026",
            ]
        let names = [
            "Noor", "Groet", "de Vries", "Dag", "Çelik", "4 mei 2026", "Hoogachtend", "12", "1234 AB",
            "9999 ZZ  STAD", "",
        ]
        var letters = [usual]
        for _ in 0..<40 {
            // Most values are usual, so that the short way is taken and has to be right.
            letters.append(
                usual.map { value in
                    switch Int.random(in: 0..<6, using: &random) {
                    case 0: random.text(from: odd, count: Int.random(in: 0..<3, using: &random))
                    case 1, 2: names.randomElement(using: &random) ?? ""
                    default: value
                    }
                })
        }
        for example in [usual, letters[7]] {
            var press = CompiledPlan.Press(
                CompiledPlan(plan, as: format, style: style, example: example), example: example)
            for texts in letters {
                SlotTexts.with(texts) { try? press.print($0) }
                let bytes = Array(press.output)
                let slow = try Renderer.render(
                    plan.blocks(filledWith: texts), metadata: plan.metadata, as: format, style: style)
                #expect(press.digest == SHA256.hash(bytes))
                if format == .docx {
                    let parts = try ZipReader(bytes).parts
                    #expect(parts == (try ZipReader(slow.bytes).parts), "\(texts) after \(example)")
                } else {
                    #expect(bytes == slow.bytes, "\(texts) after \(example)")
                }
            }
        }
    }

    @Test(arguments: 0..<7)
    func `which letter came first does not show in the bytes of the others`(template: Int) throws {
        let plan = Sample.plan(Self.templates[template], slots: 8, mark: "§")
        let style = try Sample.style()
        let letters = [
            [
                "Familie Peters", "Lindenhof 3", "3 november 2026", "een gesprek", "ouders", "dit", "ons",
                "Eline de Wit",
            ],
            ["Noor", "Kade 1\n1234 AB  STAD", "4 mei 2026", "Onderwerp: x", "Noor", "a", "b", "Groet,"],
            ["Onderwerp: a", "b", "c", "d", "e", "f", "g", "h\ni"],
        ]
        var seen: [[[UInt8]]] = []
        for first in letters {
            var press = CompiledPlan.Press(
                CompiledPlan(plan, as: .docx, style: style, example: first), example: first)
            seen.append(
                letters.map { texts in
                    SlotTexts.with(texts) { try? press.print($0) }
                    return Array(press.output)
                })
        }
        #expect(seen[0] == seen[1] && seen[1] == seen[2])
    }

    @Test(arguments: Sample.fontless)
    func `a filled plan has the bytes of the draft that was typed in full`(format: RenderFormat) throws {
        let texts = [
            "Familie Peters", "Lindenhof 3", "3 november 2026", "een gesprek", "ouders", "dit", "ons",
            "Eline de Wit",
        ]
        // From right to left two numbers next to each other are kept apart as one when they were typed in one go.
        for template in Self.templates.dropLast() {
            let typed = (0..<8).reduce(template) { $0.replacingSlot($1, texts[$1]) }
            let plan = Sample.plan(template, slots: 8, mark: "§")
            let compiled = CompiledPlan(plan, as: format, style: try Sample.style(), example: texts)
            let draft = try Renderer.render(Sample.draft(typed), as: format, style: try Sample.style())
            #expect(try compiled.rendition(filledWith: texts).bytes == draft.bytes)
        }
    }
}

extension String {
    fileprivate func replacingSlot(_ slot: Int, _ text: String) -> String {
        split(separator: "§\(slot)", omittingEmptySubsequences: false).joined(separator: text)
    }
}
