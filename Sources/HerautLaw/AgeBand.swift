public import HerautModel

/// Age on the day of the act, as far as the law makes a difference (Sr 77a–77c and 77i, Sv 486, BW 6:164 and 6:169).
public enum AgeBand: String, Sendable, CaseIterable, Comparable {
    /// Cannot be prosecuted; parents or guardians are liable.
    case under12 = "onder12"
    /// Juvenile criminal law; parents or guardians are liable.
    case from12To13 = "12-13"
    /// Juvenile criminal law; liable themselves, and parents unless they cannot be blamed.
    case from14To15 = "14-15"
    /// Juvenile criminal law, heavier; liable themselves, parents are not.
    case from16To17 = "16-17"
    /// Adult, though a court may use juvenile law.
    case from18To22 = "18-22"
    /// Adult.
    case from23 = "23+"

    /// The band of an age in completed years; `nil` for a negative age.
    public init?(age: Int) {
        guard age >= 0 else { return nil }
        self = Self.allCases.last { $0.lowestAge <= age } ?? .under12
    }

    /// The band of someone born on `birthday`, on the day of the act; `nil` when the act came first.
    public init?(birthday: CalendarDate, onDayOfAct day: CalendarDate) {
        guard birthday <= day else { return nil }
        self.init(age: birthday.age(on: day))
    }

    /// First age of the band, in completed years.
    public var lowestAge: Int {
        switch self {
        case .under12: 0
        case .from12To13: 12
        case .from14To15: 14
        case .from16To17: 16
        case .from18To22: 18
        case .from23: 23
        }
    }

    /// Whether someone of this age is a minor (BW 1:233).
    public var isMinor: Bool { self < .from18To22 }

    /// From young to old.
    public static func < (a: AgeBand, b: AgeBand) -> Bool { a.lowestAge < b.lowestAge }
}
