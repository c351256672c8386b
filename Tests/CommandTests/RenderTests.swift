import HerautModel
import HerautTestSupport
import Testing

/// What `render` makes of a draft besides a letter: captions, a page to read from, posters, texts per channel, a preview.
@Suite struct `heraut render` {
    /// A world with the drafts of the example.
    private func begun(_ kinds: String...) throws -> MemoryWorld {
        let world = MemoryWorld()
        try #require(CommandLine("init", in: world).status == 0)
        for kind in kinds { try #require(CommandLine("draft \(kind) -o \(kind).md", in: world).status == 0) }
        return world
    }

    private func text(_ path: String, in world: MemoryWorld) throws -> String {
        String(decoding: try #require(world.contents(path)), as: UTF8.self)
    }

    /// A PNG of a size, as far as anyone looks at it.
    private static func picture(_ width: UInt8, _ height: UInt8) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8)
            + [0, 0, 4, width, 0, 0, 5, height, 8]
    }

    @Test(arguments: [
        ("video.vtt", "WEBVTT\n\n1\n00:00:00.000 --> "), ("video.srt", "1\n00:00:00,000 --> "),
        ("video.teleprompter.html", "<!DOCTYPE html>"), ("video.txt", "De Kade blijft open"),
    ])
    func `makes of a script what its name ends in`(name: String, start: String) throws {
        let world = try begun("burgemeestersvideo")
        let run = CommandLine("render burgemeestersvideo.md -o \(name)", in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try text(name, in: world).hasPrefix(start))
    }

    @Test func `makes all of a script in one go, each under its own name`() throws {
        let world = try begun("burgemeestersvideo")
        _ = CommandLine(
            "render burgemeestersvideo.md -o uit/ --format html,teleprompter,txt,vtt,srt", in: world)
        #expect(
            world.paths.filter { $0.hasPrefix("/werk/uit/") }
                == [
                    "html", "srt", "teleprompter.html", "txt", "vtt",
                ].map { "/werk/uit/burgemeestersvideo." + $0 })
    }

    @Test func `makes no captions of a poster`() throws {
        let world = try begun("jongerenposter")
        let run = CommandLine("render jongerenposter.md -o poster.vtt", in: world)
        #expect(run.status == 64)
        #expect(run.errors.contains("vtt") && run.errors.contains("videoscript"))
        #expect(world.contents("poster.vtt") == nil)
    }

    @Test func `makes a poster in every size`() throws {
        let world = try begun("jongerenposter")
        let run = CommandLine("render jongerenposter.md -o uit/ --format svg,kanalen", in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            world.paths.filter { $0.hasPrefix("/werk/uit/") }
                == [
                    "-1080x1350.svg", "-1080x1920.svg", "-a3.svg", "-a4.svg", ".kanalen.txt",
                ].map { "/werk/uit/jongerenposter" + $0 })
        // The channels are those of the case.
        #expect(try text("uit/jongerenposter.kanalen.txt", in: world).hasPrefix("Instagram: "))
        _ = CommandLine("render jongerenposter.md -o a4.svg --size A4", in: world)
        #expect(try text("a4.svg", in: world).contains("width=\"210mm\""))
    }

    @Test func `has another program make pixels of a drawing`() throws {
        let world = try begun("jongerenposter")
        world.addProgram("rsvg-convert") { arguments, drawing in
            let isAsked = arguments == ["--format", "png", "--width", "1080", "--height", "1350"]
            let isDrawing = String(decoding: drawing, as: UTF8.self).hasPrefix("<svg")
            return ProgramOutput(
                bytes: isAsked && isDrawing ? Self.picture(56, 70) : [], status: 0)
        }
        let run = CommandLine("render jongerenposter.md -o poster.png", in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(world.contents("poster.png") == Self.picture(56, 70))
    }

    @Test func `goes on to the next program when one fails, and says when none is left`() throws {
        let world = try begun("jongerenposter")
        world.addProgram("rsvg-convert") { _, _ in ProgramOutput(bytes: [], status: 1) }
        let without = CommandLine("render jongerenposter.md -o poster.png", in: world)
        #expect(without.status == 78)
        #expect(without.errors.contains("rsvg-convert"))
        #expect(world.contents("poster.png") == nil)
        world.addProgram("inkscape") { _, _ in ProgramOutput(bytes: Self.picture(56, 70), status: 0) }
        #expect(CommandLine("render jongerenposter.md -o poster.png", in: world).status == 0)
    }

    @Test func `has a browser draw when nothing else can, and takes the pixels from the page it prints`()
        throws
    {
        let world = try begun("jongerenposter")
        world.addProgram("chromium") { arguments, _ in
            let isHidden =
                arguments.first == "--headless" && arguments.last?.hasPrefix("data:text/html;base64,") == true
            let page =
                "<html><body>data:image/png;base64," + Base64.text(Self.picture(56, 70)) + "</body></html>"
            return ProgramOutput(bytes: isHidden ? Array(page.utf8) : [], status: 0)
        }
        let run = CommandLine("render jongerenposter.md -o poster.png", in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(world.contents("poster.png") == Self.picture(56, 70))
        world.addProgram("chromium") { _, _ in
            ProgramOutput(bytes: Array("<html>data:image/png;base64,????".utf8), status: 0)
        }
        #expect(CommandLine("render jongerenposter.md -o ander.png", in: world).status == 78)
    }

    @Test func `a poster as pdf is the poster, in the size that is asked for`() throws {
        let world = try begun("jongerenposter")
        var bold = TestFont()
        bold.isBold = true
        world.addFile("/usr/share/fonts/LiberationSans-Regular.ttf", TestFont().bytes)
        world.addFile("/usr/share/fonts/LiberationSans-Bold.ttf", bold.bytes)
        let run = CommandLine("render jongerenposter.md -o poster.pdf", in: world)
        #expect(run.status == 0, "\(run.errors)")
        // On paper, A4, unless told otherwise.
        #expect(try text("poster.pdf", in: world).contains("/MediaBox[0 0 595.276 841.89 ]"))
        #expect(CommandLine("render jongerenposter.md -o story.pdf --size 1080x1920", in: world).status == 0)
        #expect(try text("story.pdf", in: world).contains("/MediaBox[0 0 810 1440 ]"))
        _ = CommandLine("render jongerenposter.md -o uit/ --format pdf,svg --size a3,a4", in: world)
        #expect(
            world.paths.filter { $0.hasPrefix("/werk/uit/") }
                == ["-a3.pdf", "-a3.svg", "-a4.pdf", "-a4.svg"].map { "/werk/uit/jongerenposter" + $0 })
        #expect(CommandLine("pdf check poster.pdf", in: world).status == 0)
        // Of a letter there are no sizes.
        world.addFile("bericht.md", text: "---\nsoort: bericht\n---\n# Titel\n\nTekst.\n")
        #expect(CommandLine("render bericht.md -o bericht.pdf --size a4", in: world).status == 64)
    }

    @Test func `makes no poster whose text does not fit`() throws {
        let world = MemoryWorld()
        let sentences = String(repeating: "Kom langs in De Kade. ", count: 120)
        world.addFile(
            "poster.md", text: "---\nsoort: poster\n---\n**Kop:** Kom ook\n\n**Op de poster:** \(sentences)\n"
        )
        let run = CommandLine("render poster.md -o poster.svg", in: world)
        #expect(run.status == 1)
        #expect(run.errors.contains("poster.tooLong") && run.errors.contains("1080×1350"))
        #expect(world.contents("poster.svg") == nil)
    }

    @Test func `puts a preview where the user can see it, and prints only its path`() throws {
        let world = try begun("waarschuwingsbrief-ouders")
        let run = CommandLine("render waarschuwingsbrief-ouders.md --preview", in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasSuffix("\nheraut-voorbeeld/waarschuwingsbrief-ouders.html\n"))
        #expect(world.permissions("heraut-voorbeeld/waarschuwingsbrief-ouders.html") == 0o600)
        // The next one comes in its place.
        #expect(CommandLine("render waarschuwingsbrief-ouders.md --preview", in: world).status == 0)
    }

    @Test(arguments: [
        ("render jongerenposter.md", "--preview"),
        ("render jongerenposter.md --preview -o x.html", "--preview"),
        ("render jongerenposter.md -o x.svg --size a5", "1080x1350"),
        ("render jongerenposter.md -o x.html --size a4", "--size"),
        ("render jongerenposter.md -o x.odg", "`odg`"),
    ])
    func `says what cannot be asked`(line: String, words: String) throws {
        let world = try begun("jongerenposter")
        let before = world.paths
        let run = CommandLine(line, in: world)
        #expect(run.status == 64)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(world.paths == before)
    }
}
