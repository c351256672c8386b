import HerautTemplate
import Synchronization

/// What letters of one form have in common: the answers to the sections, and what else the rules and the properties of a file depend on.
struct VariantKey: Hashable, Sendable {
    let answers: [UInt8]
    let age: Int
    let day: Int
}

/// The forms of a run. Each is made once, by the thread that needs it first, while others make other forms.
final class FormShelf: Sendable {
    private let places = Mutex<[VariantKey: Place]>([:])

    private final class Place: Sendable {
        /// `nil` inside when no letter can be made of it.
        let form = Mutex<LetterForm??>(nil)
    }

    /// The form for `key`, made with `make` when it is not there; `nil` when no letter can be made of it.
    func form(_ key: VariantKey, make: () -> LetterForm?) -> LetterForm? {
        let place = places.withLock { places in
            if let place = places[key] { return place }
            let place = Place()
            places[key] = place
            return place
        }
        return place.form.withLock { form in
            if let form { return form }
            let new = make()
            form = .some(new)
            return new
        }
    }
}
