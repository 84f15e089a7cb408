import Expressions

/// The order in which the conditions of questions must be looked at: a question whose condition reads another's answer
/// comes after it, because an answer that was not to be asked does not count for the conditions that read it.
struct RelevanceOrder {
    /// The places of the questions that have a condition, each after those that its condition reads; in the order of the
    /// form where nothing else decides.
    private(set) var places: [Int] = []
    /// Circles of two or more questions, each from the one that stands first in the form, along what its condition reads.
    private(set) var cycles: [[Int]] = []

    /// The most circles that are told; whoever breaks them sees the rest.
    private static let mostCycles = 20

    private enum Mark { case new, open, done }

    init(_ questions: [Question]) {
        let positions = Dictionary(
            questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let reads = questions.map { question in
            (question.relevant?.references ?? []).compactMap { positions[$0] }.sorted()
        }
        var marks = [Mark](repeating: .new, count: questions.count)
        for start in questions.indices where marks[start] == .new {
            walk(from: start, reads, &marks)
        }
        places = places.filter { questions[$0].relevant != nil }
    }

    /// Walks along what conditions read, deepest first; a list and not calls, so that a long chain is not deep.
    private mutating func walk(from start: Int, _ reads: [[Int]], _ marks: inout [Mark]) {
        var path = [(place: start, next: 0)]
        marks[start] = .open
        while let last = path.last {
            guard last.next < reads[last.place].count else {
                marks[last.place] = .done
                places.append(last.place)
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let read = reads[last.place][last.next]
            switch marks[read] {
            case .new:
                marks[read] = .open
                path.append((read, 0))
            case .open:
                let cycle = path.map(\.place).drop { $0 != read }
                // A question that reads itself is told by itself.
                if cycle.count > 1, cycles.count < Self.mostCycles { cycles.append(Self.fromFirst(Array(cycle))) }
            case .done: break
            }
        }
    }

    private static func fromFirst(_ cycle: [Int]) -> [Int] {
        guard let start = cycle.indices.min(by: { cycle[$0] < cycle[$1] }) else { return cycle }
        return Array(cycle[start...] + cycle[..<start])
    }
}

extension Questionnaire {
    /// The places of the questions that have a condition, in the order in which the conditions must be looked at.
    public var relevanceOrder: [Int] { RelevanceOrder(questions).places }
}
