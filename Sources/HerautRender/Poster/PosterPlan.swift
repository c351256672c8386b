/// A poster laid out: which lines, how large, where. Lengths in the unit of ``PosterSize/extent``.
struct PosterPlan: Sendable {
    /// Paragraphs of one size, under one another.
    struct Column: Sendable {
        /// The lines of each paragraph.
        let paragraphs: [[String]]
        let size: Double
        let isBold: Bool

        /// Between the feet of two lines, in ems.
        static let leading = 1.22
        /// White between two paragraphs, in ems.
        static let gap = 0.55

        var height: Double {
            let lines = paragraphs.reduce(0) { $0 + $1.count }
            return size
                * (Double(lines) * Self.leading + Double(max(0, paragraphs.count - 1)) * Self.gap)
        }
    }

    let headline: Column
    let body: Column
    let foot: Column
    let sender: Column
    /// White around everything.
    let margin: Double
    /// How much is left over; negative when it does not fit.
    let spare: Double
    /// Whether a word is wider than the poster.
    let hasWideWord: Bool

    var fits: Bool { spare >= 0 && !hasWideWord }

    /// Height of the coloured band and of the foot without what is left over.
    var bandHeight: Double { headline.height + 1.6 * margin }
    var footHeight: Double { foot.height + sender.height + 1.3 * margin }
}

/// Where the parts of a poster stand, from its top, in the unit of ``PosterSize/extent``. What is left over goes to the head and around the text, in
/// equal parts; a poster that is too full overlaps rather than loses words.
struct PosterPlaces: Sendable {
    /// The lower edge of the coloured band on the left, and how much higher it is on the right.
    let band: Double
    let slope: Double
    /// The upper edge of the foot, and the height of the line along it.
    let foot: Double
    let line: Double
    /// Tops of the texts.
    let headline: Double
    let body: Double
    let footText: Double
    let sender: Double

    init(_ plan: PosterPlan, _ size: PosterSize) {
        let (width, height) = size.extent
        let covered = size.covered
        slope = width * 0.05
        line = width * 0.008
        band = covered.top + plan.bandHeight + max(0, plan.spare) * 0.45
        foot = height - covered.bottom - plan.footHeight
        headline = covered.top + (band - covered.top - slope - plan.headline.height) / 2
        body = band + (foot - band - plan.body.height) / 2
        footText = foot + 0.65 * plan.margin
        sender = footText + plan.foot.height
    }
}

/// Finds the largest type in which a poster fits.
struct PosterFitter {
    let content: PosterContent
    let size: PosterSize
    let measure: TextMeasure

    /// The plan with the largest type that fits; the one with the smallest when none does.
    func plan() -> PosterPlan {
        var step = 0
        var plan = plan(Self.sizes[0])
        while !plan.fits, step + 1 < Self.sizes.count {
            step += 1
            plan = self.plan(Self.sizes[step])
        }
        return plan
    }

    /// Type sizes from large to small, in parts of the width: head, text, foot. The smallest text is 32 pixels on a post of 1080, which is 12 points on
    /// a phone, and 18 points on A4: less is not read from a wall.
    private static let sizes: [(head: Double, body: Double, foot: Double)] = (0...24).map { step in
        let part = 1 - Double(step) / 24
        return (0.062 + 0.058 * part, 0.030 + 0.022 * part, 0.028 + 0.010 * part)
    }

    private func plan(_ part: (head: Double, body: Double, foot: Double)) -> PosterPlan {
        let (width, height) = size.extent
        let margin = width * 0.075
        var isWide = false
        func column(_ texts: [[String]], _ part: Double, isBold: Bool) -> PosterPlan.Column {
            let limit = (width - 2 * margin) / (part * width)
            let wrapper = WidthWrapper(measure: measure, limit: limit, isBold: isBold)
            let lines = texts.map { $0.flatMap(wrapper.balanced) }
            isWide = isWide || lines.joined().contains { measure.width(of: $0, isBold: isBold) > limit }
            return PosterPlan.Column(paragraphs: lines, size: part * width, isBold: isBold)
        }
        let head = column([[content.headline]], part.head, isBold: true)
        let body = column(content.body, part.body, isBold: false)
        let foot = column(content.foot, part.foot, isBold: true)
        let sender = column(content.sender.isEmpty ? [] : [[content.sender]], part.foot * 0.9, isBold: false)
        let used =
            head.height + body.height + foot.height + sender.height + (1.6 + 1.6 + 1.3) * margin
        let room = height - size.covered.top - size.covered.bottom
        return PosterPlan(
            headline: head, body: body, foot: foot, sender: sender, margin: margin, spare: room - used,
            hasWideWord: isWide)
    }
}

/// Wraps a text at a width in ems.
struct WidthWrapper {
    let measure: TextMeasure
    let limit: Double
    let isBold: Bool

    /// As few lines as can be, of about one width: no last line of one word.
    func balanced(_ text: String) -> [String] {
        let count = lines(text, limit).count
        var (low, high) = (0.0, limit)
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if lines(text, middle).count <= count, widest(text) <= middle {
                high = middle
            } else {
                low = middle
            }
        }
        return lines(text, high)
    }

    private func widest(_ text: String) -> Double {
        LineWrapper.words(of: text).map { measure.width(of: $0, isBold: isBold) }.max() ?? 0
    }

    private func lines(_ text: String, _ limit: Double) -> [String] {
        let space = measure.width(of: " ", isBold: isBold)
        var lines: [String] = []
        var width = 0.0
        for word in LineWrapper.words(of: text) {
            let more = measure.width(of: word, isBold: isBold)
            if let line = lines.last, width + space + more <= limit {
                lines[lines.count - 1] = line + " " + word
                width += space + more
            } else {
                lines.append(word)
                width = more
            }
        }
        return lines
    }
}
