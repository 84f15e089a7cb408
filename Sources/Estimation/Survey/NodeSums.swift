internal import Figures
internal import Questionnaires
internal import Responses

/// What the respondents of a domain say about one node of the index: sums for the estimate, counts for its base.
struct NodeSums {
    /// By row of the domain: what counts.
    var numerators: [Double]
    /// By row of the domain: the most that it could be; 0 for a respondent without any counted answer.
    var denominators: [Double]
    /// By row of the domain: whether there is a valid answer.
    var answered: [Bool]
    /// Valid answers.
    var answers = 0
    /// Cells without a valid answer, by reason.
    var missing: [MissingReason: Int] = [:]
    /// For an item, valid answers by level.
    var levelCounts: [Int] = []
    /// The counted share, as long as it fits in 128 bits.
    var exact: CountedShare? = CountedShare(numerator: .zero, denominator: .zero)

    /// Starts without answers.
    init(rows: Int) {
        numerators = [Double](repeating: 0, count: rows)
        denominators = numerators
        answered = [Bool](repeating: false, count: rows)
    }

    /// The sums of one item over the rows of a domain.
    init(item values: AnswerValues, responses: ResponseTable, rows: [Int]) {
        self.init(rows: rows.count)
        let column = responses.columns[values.position]
        levelCounts = [Int](repeating: 0, count: values.exact.count)
        var zeros = 0
        for (place, row) in rows.enumerated() {
            if let level = column.level(row) {
                levelCounts[level] += 1
                answered[place] = true
            } else if let reason = column.missingReason(row) {
                missing[reason, default: 0] += 1
                if values.countsAsZero[Int(reason.rawValue)] { zeros += 1 }
            }
            guard let value = values.value(column, row) else { continue }
            numerators[place] = value.numerator
            denominators[place] = value.denominator
        }
        answers = levelCounts.reduce(0, +)
        exact = try? counted(values, zeros: zeros)
    }

    private func counted(_ values: AnswerValues, zeros: Int) throws(FiguresError) -> CountedShare {
        var numerator = Ratio.zero
        for (level, count) in levelCounts.enumerated() {
            numerator = try numerator.adding(try values.exact[level].multiplied(by: Ratio(count)))
        }
        return CountedShare(
            numerator: numerator, denominator: try values.unit.multiplied(by: Ratio(answers + zeros)))
    }

    /// Adds the sums of another node to this one's pool.
    mutating func pool(_ other: NodeSums) {
        for place in numerators.indices {
            numerators[place] += other.numerators[place]
            denominators[place] += other.denominators[place]
            if other.answered[place] { answered[place] = true }
        }
        answers += other.answers
        missing.merge(other.missing) { $0 + $1 }
        exact = exact.flatMap { mine in
            other.exact.flatMap { more in
                guard let numerator = try? mine.numerator.adding(more.numerator),
                    let denominator = try? mine.denominator.adding(more.denominator)
                else { return nil }
                return CountedShare(numerator: numerator, denominator: denominator)
            }
        }
    }

    /// The respondents with at least one valid answer.
    var respondents: Int { answered.count { $0 } }
}
