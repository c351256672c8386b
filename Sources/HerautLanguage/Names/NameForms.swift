import HerautModel

/// The forms of `names.yml`: one for each gender the registry knows, and one for parents without a known name.
struct NameForms: Sendable {
    let salutation: Forms
    let addressing: Forms

    struct Forms: Sendable {
        let male: Form
        let female: Form
        let unknown: Form
        let parents: String

        init(_ reader: inout FormReader, _ key: String) {
            male = Form(reader.text(key, "M"))
            female = Form(reader.text(key, "V"))
            unknown = Form(reader.text(key, "O"))
            parents = reader.text(key, "ouders")
        }

        subscript(gender: PersonName.Gender) -> Form {
            switch gender {
            case .male: male
            case .female: female
            case .unknown: unknown
            }
        }
    }

    init(_ reader: inout FormReader) {
        salutation = Forms(&reader, "aanhef")
        addressing = Forms(&reader, "aanschrijving")
    }
}
