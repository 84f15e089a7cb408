import Synchronization

/// What unusual spellings came to, so that a file that writes every label in its own way is not folded cell by cell.
///
/// Shared by all tasks that read with one lexicon. It changes how fast an answer comes, never which one.
final class LookupMemo: Sendable {
    private let table = Mutex(SpellingTable())

    /// The most spellings that are kept.
    private static let mostSpellings = 4_096
    /// The longest spelling that is kept, in bytes.
    private static let longestSpelling = 256

    /// The outcome of a cell, worked out if it is not known.
    func outcome(of cell: Span<UInt8>, otherwise work: () -> ScaleLexicon.Outcome) -> ScaleLexicon.Outcome {
        guard cell.count <= Self.longestSpelling else { return work() }
        if let known = table.withLock({ $0.outcome(of: cell) }) { return known }
        let outcome = work()
        table.withLock { table in
            if table.count < Self.mostSpellings { table.insert(cell, outcome) }
        }
        return outcome
    }
}
