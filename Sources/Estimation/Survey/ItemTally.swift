internal import Figures
internal import Questionnaires
internal import Statistics

/// How a domain answered one item: counts of its levels and missing reasons, plain and weighted.
struct ItemTally {
    /// The cells of each slot.
    let counts: [Int]
    /// The sum of the weights of each slot.
    let weights: [Double]
    /// The cells of each slot by class of rows.
    let countsByClass: [Int]
    /// Valid answers by level.
    let levelCounts: [Int]
    /// Valid answers.
    let answers: Int
    /// The counted share; nil where it does not fit in 128 bits.
    let counted: CountedShare?

    init(_ codes: AnswerCodes, _ values: AnswerValues, classes: WeightClasses) {
        let width = values.slotCount
        countsByClass = codes.counts(values, classes: classes)
        var counts = [Int](repeating: 0, count: width)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: width)
        for kind in 0..<classes.count {
            for slot in 0..<width where countsByClass[kind * width + slot] > 0 {
                counts[slot] += countsByClass[kind * width + slot]
                sums[slot].add(Double(countsByClass[kind * width + slot]) * classes.weights[kind])
            }
        }
        self.counts = counts
        weights = sums.map(\.value)
        levelCounts = Array(counts.prefix(values.levelCount))
        answers = levelCounts.reduce(0, +)
        counted = try? Self.counted(values, counts)
    }

    private static func counted(_ values: AnswerValues, _ counts: [Int]) throws(FiguresError) -> CountedShare {
        var numerator = Ratio.zero
        for (level, value) in values.exact.enumerated() where counts[level] > 0 {
            numerator = try numerator.adding(try value.multiplied(by: Ratio(counts[level])))
        }
        let inDenominator = counts.indices.reduce(0) { $0 + (values.denominators[$1] != 0 ? counts[$1] : 0) }
        return CountedShare(numerator: numerator, denominator: try values.unit.multiplied(by: Ratio(inDenominator)))
    }

    /// The cells without a valid answer, by reason; reasons that do not occur are left out.
    func missing(_ values: AnswerValues) -> [MissingReason: Int] {
        var missing: [MissingReason: Int] = [:]
        for reason in MissingReason.allCases {
            let count = counts[values.levelCount + Int(reason.rawValue)]
            if count > 0 { missing[reason] = count }
        }
        return missing
    }

    /// The weighted sums of numerator and denominator.
    func sums(_ values: AnswerValues) -> (numerator: Double, denominator: Double) {
        var numerator = 0.0
        var denominator = 0.0
        for slot in weights.indices {
            numerator += weights[slot] * values.numerators[slot]
            denominator += weights[slot] * values.denominators[slot]
        }
        return (numerator, denominator)
    }
}
