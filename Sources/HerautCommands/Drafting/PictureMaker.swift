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
        for browser in Self.browsers {
            if let picture = try png(drawing, width: width, height: height, by: browser) { return picture }
        }
        return nil
    }

    // MARK: Browsers

    private static let browsers = ["chromium", "chromium-browser", "google-chrome", "microsoft-edge"]
    /// What comes before the pixels in the page that a browser hands back.
    private static let start = Array("data:image/png;base64,".utf8)

    /// A browser draws the picture and prints the page with its pixels in it. The drawing goes to it as an address: a poster is there for everyone to
    /// read, so it may stand in a list of processes.
    private func png(_ drawing: [UInt8], width: Int, height: Int, by browser: String) throws(HerautError)
        -> [UInt8]?
    {
        let arguments = [
            "--headless", "--disable-gpu", "--virtual-time-budget=10000", "--dump-dom",
            "data:text/html;base64," + Base64.text(Self.page(drawing, width, height).utf8),
        ]
        let output = try ErrorText.reading { () throws(WorldError) in
            try world.run(browser, arguments: arguments, input: [])
        }
        guard let output, output.status == 0, let place = output.bytes.firstRange(of: Self.start) else {
            return nil
        }
        let text = output.bytes[place.upperBound...].prefix { $0 != UInt8(ascii: "<") && $0 > 0x20 }
        guard let picture = Base64.bytes(text), Self.isPicture(picture, width, height) else { return nil }
        return picture
    }

    private static func page(_ drawing: [UInt8], _ width: Int, _ height: Int) -> String {
        """
        <!doctype html><meta charset="utf-8"><body><script>
        const drawing = new Image();
        drawing.onload = () => {
          const canvas = document.createElement("canvas");
          canvas.width = \(width);
          canvas.height = \(height);
          canvas.getContext("2d").drawImage(drawing, 0, 0, \(width), \(height));
          document.body.textContent = canvas.toDataURL("image/png");
        };
        drawing.src = "data:image/svg+xml;base64,\(Base64.text(drawing))";
        </script>
        """
    }

    // MARK: Programs that read a drawing

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
