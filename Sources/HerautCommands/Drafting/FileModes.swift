import HerautModel

extension DocumentFamily {
    /// Who may read files of this family: what is addressed to one person, or names one, is for the user alone.
    var fileMode: FileMode {
        switch self {
        case .video, .poster, .message, .pressRelease: .shared
        case .letter, .stopgesprek, .notice, .internal: .personal
        }
    }
}
