/// One online platform, as `Locales/platforms.yml` knows it.
public struct Platform: Hashable, Sendable {
    /// How a text is counted.
    public enum Unit: String, Sendable {
        /// Unicode code points.
        case characters = "teken"
        /// UTF-16 code units: most emoji count twice.
        case utf16 = "utf-16"
    }

    /// Its name.
    public let name: String
    /// Other names people use for it.
    public let aliases: [String]
    /// Most characters of a post or caption; `nil` when it is not known.
    public let limit: Int?
    /// How many of these a reader sees at once.
    public let visible: Int?
    /// What a web address counts for; `nil`: as long as it is.
    public let linkLength: Int?
    /// What is counted.
    public let unit: Unit
    /// Where a notice of illegal content goes (DSA, article 16).
    public let noticePath: String
    /// What it calls its rules on violence and calls for it.
    public let houseRules: [String]
    /// Where this was found.
    public let source: String
    /// When it was read there.
    public let retrieved: CalendarDate?
    /// Whether the source still has to be checked.
    public let isUncertain: Bool

    init(_ node: Node) {
        func texts(_ key: String) -> [String] {
            node[key].map { $0.isScalar ? [$0.text] : $0.items.map(\.text) } ?? []
        }
        func number(_ key: String) -> Int? { node[key].flatMap { Int($0.text) } }
        name = node["naam"]?.text ?? ""
        aliases = texts("ook")
        limit = number("tekens")
        visible = number("zichtbaar")
        linkLength = number("link_telt")
        unit = node["eenheid"].flatMap { Unit(rawValue: $0.text) } ?? .characters
        noticePath = node["melden"]?.text ?? ""
        houseRules = texts("huisregels")
        source = node["bron"]?.text ?? ""
        retrieved = node["geraadpleegd"].flatMap { CalendarDate(iso: $0.text) }
        isUncertain = node["onzeker"]?.text == "ja"
    }

    /// How long a text counts there.
    public func length(of text: some StringProtocol) -> Int {
        unit == .utf16 ? text.utf16.count : text.unicodeScalars.count
    }
}

/// The platforms that are known.
public struct PlatformRegister: Hashable, Sendable {
    /// In the order of the file.
    public let platforms: [Platform]
    private let numbers: [String: Int]

    /// From the tree of `Locales/platforms.yml`.
    public init(_ root: Node?) {
        platforms = root?.items.map(Platform.init) ?? []
        var numbers: [String: Int] = [:]
        for (index, platform) in platforms.enumerated() {
            for name in [platform.name] + platform.aliases { numbers[name.lowercased()] = index }
        }
        self.numbers = numbers
    }

    /// None.
    public static let empty = PlatformRegister(nil)

    /// The names in what a draft says of its channels: `website en Facebook` are two.
    public static func names(in channel: String) -> [String] {
        channel.split { ",;/+&".contains($0) }.flatMap { part in
            part.split(separator: " en ").map { $0.trimmingSpaces() }
        }.filter { !$0.isEmpty }
    }

    /// The platform of a provider as a notice names it: `Instagram (Meta Platforms Ireland Limited), formulier`.
    public func platform(ofProvider provider: String) -> Platform? {
        platform(provider) ?? platform(provider.prefix { !"(,;:".contains($0) })
    }

    /// The platform called `name`, in any case; `nil` when it is not known.
    public func platform(_ name: some StringProtocol) -> Platform? {
        numbers[name.trimmingSpaces().lowercased()].map { platforms[$0] }
    }
}
