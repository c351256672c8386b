/// The family a kind of document belongs to; rules are written for families. The names are those of `soort:` in a draft.
public enum DocumentFamily: String, Sendable, CaseIterable {
    /// Script of a video message.
    case video = "videoscript"
    /// Poster text.
    case poster
    /// Letter.
    case letter = "brief"
    /// Checklist for a conversation that asks someone to stop.
    case stopgesprek
    /// Notice to a platform.
    case notice = "ntd"
    /// Public message.
    case message = "bericht"
    /// Press release.
    case pressRelease = "persbericht"
    /// Sheet for the crisis team.
    case `internal` = "intern"
}

/// Who a draft speaks to; `doelgroep:` in a draft.
public enum Audience: String, Sendable, CaseIterable {
    /// Residents.
    case residents = "inwoners"
    /// Young people in general.
    case youth = "jongeren"
    /// One young person.
    case youngPerson = "jongere"
    /// Parents or guardians of one young person.
    case parents = "ouders"
    /// One adult.
    case adult = "volwassene"
    /// An online platform.
    case platform
    /// Journalists.
    case press = "pers"
    /// Colleagues and partners.
    case `internal` = "intern"
}

/// A kind of document that Heraut drafts, such as `burgemeestersvideo`.
public struct DocumentKind: Hashable, Sendable {
    /// The name the user types.
    public let name: String
    /// The family, for rules and layout.
    public let family: DocumentFamily
    /// Who it speaks to, unless the draft says otherwise.
    public let audience: Audience

    /// Whether anyone may get to read it: nothing internal of the case may stand in it.
    public var isPublic: Bool { family != .notice && family != .stopgesprek && family != .internal }

    /// Every kind of the product, in the order of its list.
    public static let all: [DocumentKind] = [
        DocumentKind("burgemeestersvideo", .video, .residents),
        DocumentKind("jongerenposter", .poster, .youth),
        DocumentKind("waarschuwingsbrief-ouders", .letter, .parents),
        DocumentKind("stopgesprek", .stopgesprek, .internal),
        DocumentKind("ntd-verzoek", .notice, .platform),
        DocumentKind("waarschuwingsbrief-jongere", .letter, .youngPerson),
        DocumentKind("waarschuwingsbrief-volwassene", .letter, .adult),
        DocumentKind("openbaar-bericht", .message, .residents),
        DocumentKind("ontkrachting", .message, .residents),
        DocumentKind("persbericht", .pressRelease, .press),
        DocumentKind("buurtapp", .message, .residents),
        DocumentKind("oproep-signalen", .message, .residents),
        DocumentKind("uitnodiging-wijkbijeenkomst", .message, .residents),
        DocumentKind("toelichting-ouders", .message, .parents),
        DocumentKind("uitnodiging-gesprek", .letter, .adult),
        DocumentKind("verzoek-verwijderen", .letter, .adult),
        DocumentKind("brief-sleutelfiguren", .letter, .adult),
        DocumentKind("brief-organisator", .letter, .adult),
        DocumentKind("influencer-briefing", .internal, .internal),
        DocumentKind("huisbezoek", .internal, .internal),
        DocumentKind("scenarioblad", .internal, .internal),
        DocumentKind("omgevingsanalyse", .internal, .internal),
        DocumentKind("rolverdeling", .internal, .internal),
        DocumentKind("logboek", .internal, .internal),
        DocumentKind("evaluatie", .internal, .internal),
    ]

    /// The kind called `name`; `nil` when there is none.
    public static func named(_ name: String) -> DocumentKind? { all.first { $0.name == name } }

    private init(_ name: String, _ family: DocumentFamily, _ audience: Audience) {
        self.name = name
        self.family = family
        self.audience = audience
    }
}
