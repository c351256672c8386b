/// Shapes that phrases cannot describe: numbers, dates, abbreviations. The names are those of rule files.
enum TokenPattern: String, Sendable, CaseIterable {
    /// Citizen service number (burgerservicenummer): nine digits that pass the eleven test.
    case bsn
    /// `03/11/26`, `03-11-2026`: a date in digits.
    case numericDate = "datum-in-cijfers"
    /// A day: `3 november`, `3 november 2026`, `3-11-2026`.
    case date = "datum"
    /// International bank account number whose check digits are right.
    case iban
    /// `#samenvoorveiligheid`: a long hashtag without capitals.
    case smallHashtag = "hashtag-in-kleine-letters"
    /// `3 November`: a month with a capital.
    case capitalMonth = "maand-met-hoofdletter"
    /// `i.v.m.`: letters with points between them.
    case dottedAbbreviation = "afkorting-met-punten"
    /// `APV`: two to five capitals that nothing explains.
    case capitalAbbreviation = "afkorting-in-hoofdletters"
    /// `[naam]`, `<naam>`, `XXX`: a place that was to be filled in.
    case placeholder = "invulplek"
    /// A telephone number, `14 0123` and 0800/0900 numbers among them; not 112.
    case phone = "telefoonnummer"
    /// An e-mail address.
    case email = "e-mailadres"
    /// A web address.
    case link = "webadres"
    /// A time on the clock: `21.00`, `21:00`, `21 uur`, `21u30`.
    case clockTime = "tijdstip"

    /// What a passage has to hold for the shape to stand in it.
    var traits: PassageTraits {
        switch self {
        case .bsn, .numericDate, .date, .capitalMonth, .phone, .clockTime: .number
        case .iban, .capitalAbbreviation: .capitals
        case .smallHashtag: .hashtag
        case .dottedAbbreviation: .points
        case .placeholder: .blank
        case .email: .email
        case .link: .link
        }
    }

    /// Where the shape stands in a passage, in order.
    func ranges(in passage: Passage) -> [Range<Int>] {
        passage.traits.isDisjoint(with: traits) ? [] : found(in: passage)
    }

    /// The same for a passage that may hold it.
    func found(in passage: Passage) -> [Range<Int>] {
        switch self {
        case .bsn:
            passage.numberRuns.filter {
                $0.digits.count == 9 && NumberShapes.passesElevenTest($0.digits)
            }.map(\.range)
        case .numericDate:
            passage.numberRuns.filter { NumberShapes.isDate($0, in: passage) }.map(\.range)
        case .date: NumberShapes.days(in: passage)
        case .iban: BankAccount.ranges(in: passage)
        case .smallHashtag: words(passage) { WordShapes.isSmallHashtag($0, in: passage) }
        case .phone: passage.numberRuns.filter { NumberShapes.isPhone($0) }.map(\.range)
        case .clockTime: NumberShapes.clockTimes(in: passage)
        case .capitalMonth: words(passage) { WordShapes.isCapitalMonth($0, in: passage) }
        case .dottedAbbreviation: words(passage) { WordShapes.isDottedAbbreviation($0, in: passage) }
        case .capitalAbbreviation: words(passage) { WordShapes.isCapitalAbbreviation($0, in: passage) }
        case .email: words(passage) { passage.words[$0].kind == .email }
        case .link: words(passage) { passage.words[$0].kind == .link }
        case .placeholder: WordShapes.placeholders(in: passage)
        }
    }

    private func words(_ passage: Passage, where condition: (Int) -> Bool) -> [Range<Int>] {
        passage.words.indices.filter(condition).map { passage.words[$0].range }
    }
}
