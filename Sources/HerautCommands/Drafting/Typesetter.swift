import HerautModel
import HerautRender

/// Has Typst set a document, when it is installed, in a script that Heraut itself cannot set in a PDF.
struct Typesetter {
    let world: any World

    private static let program = "typst"

    /// The document as PDF, after PDF/A-2a and PDF/UA-1 when this Typst knows them (from 0.14), else after what it does know.
    func pdf(_ draft: Draft, style: HouseStyle) throws(HerautError) -> [UInt8] {
        let source = Array(TypstSource.text(draft, style: style).utf8)
        guard try run(["--version"], []) != nil else {
            throw HerautError(.configuration, .key("pdf.noTypst"))
        }
        for standards in ["a-2a,ua-1", "ua-1", "a-2b", nil] {
            let asked = standards.map { ["--pdf-standard", $0] } ?? []
            // The text goes through a pipe: the list of processes is there for everyone to read.
            let output = try run(["compile", "--format", "pdf"] + asked + ["-", "-"], source)
            if let output, output.status == 0, output.bytes.starts(with: Array("%PDF-".utf8)) {
                return output.bytes
            }
        }
        throw HerautError(.configuration, .key("pdf.typstFailed"))
    }

    private func run(_ arguments: [String], _ input: [UInt8]) throws(HerautError) -> ProgramOutput? {
        try ErrorText.reading { () throws(WorldError) in
            try world.run(Self.program, arguments: arguments, input: input)
        }
    }
}
