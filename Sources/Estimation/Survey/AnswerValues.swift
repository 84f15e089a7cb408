internal import Figures
internal import Questionnaires
internal import Responses

/// What each code of an item adds to numerator and denominator of a share, under the questionnaire's formula.
///
/// - top levels: 1 of 1 for a satisfied level, else 0 of 1;
/// - mean of highest: score of highest score;
/// - rescaled mean: score less lowest of highest less lowest.
///
/// So a pooled figure is a single ratio of sums. Where items have scales of different lengths each answer counts alike:
/// the shares themselves are added, of 1 each.
///
/// Codes are counted in *slots*: the levels, the missing reasons, and one for codes that are neither.
struct AnswerValues {
    /// The place of the item's question.
    let position: Int
    /// By level: what an answer adds to the numerator.
    let exact: [Ratio]
    /// What any counted answer adds to the denominator.
    let unit: Ratio
    /// By slot: what a cell adds to the numerator.
    let numerators: [Double]
    /// By slot: what a cell adds to the denominator; 0 for one that does not count.
    let denominators: [Double]
    /// Whether some missing answers count as answers that add nothing.
    let countsMissing: Bool
    /// The share that the lowest possible answers give, such as 0.2 for the mean of five levels over 5.
    let lowestShare: Double

    var levelCount: Int { exact.count }
    var slotCount: Int { exact.count + MissingCodes.count + 1 }
    /// The slot of each code of one byte, which nearly all columns have.
    private let narrowSlots: [UInt16]

    /// - Throws: `EstimationError` for a scale without what the formula needs, or with scores beyond 128 bits.
    init(
        question: String, position: Int, scale: Scale, formula: IndexDefinition.Formula, usesCommonUnit: Bool,
        policies: [MissingReason: IndexDefinition.DenominatorPolicy]
    ) throws(EstimationError) {
        self.position = position
        do {
            let (values, whole) = try Self.values(question: question, scale: scale, formula: formula)
            if usesCommonUnit {
                exact = values
                unit = whole
            } else {
                var shares: [Ratio] = []
                for value in values { shares.append(try value.divided(by: whole)) }
                exact = shares
                unit = .one
            }
        } catch let error as EstimationError {
            throw error
        } catch let error as FiguresError {
            throw .figures(error)
        } catch {
            throw .figures(.overflow)
        }
        let counted = MissingReason.allCases.map { policies[$0] == .countAsZero }
        countsMissing = counted.contains(true)
        let whole = unit.double
        numerators = exact.map(\.double) + counted.map { _ in 0 } + [0]
        denominators = exact.map { _ in whole } + counted.map { $0 ? whole : 0 } + [0]
        // An answer that is missing and counts as zero lies below any score.
        let lowest = (exact.min()?.double ?? 0) / whole
        lowestShare = countsMissing ? min(0, lowest) : lowest
        narrowSlots = Self.slots(of: UInt8.self, levels: exact.count)
    }

    /// What each level counts, and what the highest counts.
    private static func values(
        question: String, scale: Scale, formula: IndexDefinition.Formula
    ) throws -> (values: [Ratio], whole: Ratio) {
        if formula == .topLevels {
            guard scale.hasSatisfiedLevels else { throw EstimationError.noSatisfiedLevel(question: question) }
            return (scale.levels.map { $0.isSatisfied ? .one : .zero }, .one)
        }
        let scores = scale.levels.compactMap(\.score)
        guard scale.isScored, let lowest = scores.min(), let highest = scores.max() else {
            throw EstimationError.noScores(question: question)
        }
        let zero = formula == .meanRescaled ? lowest : Ratio.zero
        guard highest > zero else { throw EstimationError.noScores(question: question) }
        return (try scores.map { try $0.subtracting(zero) }, try highest.subtracting(zero))
    }

    /// The slot of each code of a column's width.
    func slots<Code: FixedWidthInteger & UnsignedInteger>(of type: Code.Type) -> [UInt16] {
        type == UInt8.self ? narrowSlots : Self.slots(of: type, levels: levelCount)
    }

    private static func slots<Code: FixedWidthInteger & UnsignedInteger>(of type: Code.Type, levels: Int) -> [UInt16] {
        (0...Int(Code.max)).map { code in
            if let reason = MissingCodes.reason(of: Code(truncatingIfNeeded: code)) {
                return UInt16(truncatingIfNeeded: levels + Int(reason.rawValue))
            }
            return UInt16(truncatingIfNeeded: code < levels ? code : levels + MissingCodes.count)
        }
    }
}
