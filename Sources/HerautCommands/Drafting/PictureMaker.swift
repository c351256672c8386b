import HerautModel
import HerautRender

/// Makes a bitmap of a drawing with a program of the user's machine: Heraut draws, and leaves the pixels to who does that well.
struct PictureMaker {
    let world: any World

    /// The drawing as PNG of so many pixels; `nil` when no program on this machine can make it.
    func png(_ drawing: [UInt8], width: Int, height: Int) throws(HerautError) -> [UInt8]? {
        for (program, arguments) in Self.programs(width, height) {
            let output = try ErrorText.reading { () throws(WorldError) in
                try world.run(program, arguments: arguments, input: drawing)
            }
            if let output, output.status == 0, Self.isPicture(output.bytes, width, height) {
                return output.bytes
            }
        }
        return nil
    }

    /// Programs that read a drawing from standard input and print the picture; nothing of it comes on the disk on the way.
    private static func programs(_ width: Int, _ height: Int) -> [(String, [String])] {
        let size = ["--width", String(width), "--height", String(height)]
        return [
            ("rsvg-convert", ["--format", "png"] + size),
            (
                "inkscape",
                [
                    "--pipe", "--export-type=png", "--export-filename=-", "--export-width=\(width)",
                    "--export-height=\(height)",
                ]
            ),
            ("magick", ["-background", "none", "svg:-", "-resize", "\(width)x\(height)!", "png:-"]),
        ]
    }

    /// Whether the bytes are a PNG of that size (its signature, then the chunk IHDR).
    private static func isPicture(_ bytes: [UInt8], _ width: Int, _ height: Int) -> Bool {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard bytes.count > 24, bytes.starts(with: signature) else { return false }
        func number(_ place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        return number(16) == width && number(20) == height
    }
}
