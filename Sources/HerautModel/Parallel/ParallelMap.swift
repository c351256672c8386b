import Dispatch
import Synchronization

/// Work on many things at once whose results come in the order of the things, whichever thread was first.
public enum ParallelMap {
    /// `transform` of each of `items`, on at most `jobs` threads. With one job everything stays on the calling thread.
    public static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], jobs: Int, _ transform: @Sendable (Item) -> Result
    ) -> [Result] {
        map(items, workers: [Void](repeating: (), count: max(1, jobs))) { item, _ in transform(item) }
    }

    /// The same on as many threads as there are workers, at least one, each with a worker to itself.
    public static func map<Item: Sendable, Worker: Sendable, Result: Sendable>(
        _ items: [Item], workers: [Worker], _ transform: @Sendable (Item, Worker) -> Result
    ) -> [Result] {
        guard workers.count > 1, items.count > 1 else { return items.map { transform($0, workers[0]) } }
        let next = Atomic<Int>(0)
        let results = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
        DispatchQueue.concurrentPerform(iterations: min(workers.count, items.count)) { worker in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < items.count else { return }
                let result = transform(items[index], workers[worker])
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
