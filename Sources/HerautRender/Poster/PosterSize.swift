/// The sizes that a poster is made in.
public enum PosterSize: String, Sendable, CaseIterable {
    /// A post in a feed, in pixels.
    case post = "1080x1350"
    /// A story that fills a phone, in pixels.
    case story = "1080x1920"
    /// On paper.
    case a3
    /// On paper.
    case a4

    /// Width and height in the unit of the picture: a pixel, on paper a tenth of a millimetre.
    var extent: (width: Double, height: Double) {
        switch self {
        case .post: (1080, 1350)
        case .story: (1080, 1920)
        case .a3: (2970, 4200)
        case .a4: (2100, 2970)
        }
    }

    /// Width and height as SVG says them.
    var lengths: (width: String, height: String) {
        switch self {
        case .post: ("1080", "1350")
        case .story: ("1080", "1920")
        case .a3: ("297mm", "420mm")
        case .a4: ("210mm", "297mm")
        }
    }

    /// What a phone lays over the picture, above and below: the buttons of a story (general knowledge, to be verified in the apps).
    var covered: (top: Double, bottom: Double) { self == .story ? (250, 250) : (0, 0) }

    /// Width and height of a bitmap in pixels; paper at 150 dots an inch.
    public var pixels: (width: Int, height: Int) {
        switch self {
        case .post: (1080, 1350)
        case .story: (1080, 1920)
        case .a3: (1754, 2480)
        case .a4: (1240, 1754)
        }
    }

    /// Its name, as people write it.
    public var name: String {
        switch self {
        case .post: "1080×1350"
        case .story: "1080×1920"
        case .a3: "A3"
        case .a4: "A4"
        }
    }
}
