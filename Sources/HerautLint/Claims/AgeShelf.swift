import Synchronization

/// The ages that the passages of one draft name, read once, whichever rule asks first.
final class AgeShelf: Sendable {
    private let found = Mutex<[Int: [StatedAge]]>([:])

    /// The ages of one passage, in order.
    func ages(of passage: Passage) -> [StatedAge] {
        found.withLock { found in
            if let known = found[passage.index] { return known }
            let ages = StatedAge.all(in: passage)
            found[passage.index] = ages
            return ages
        }
    }
}
