internal import Synchronization

/// A domain laid out when it is first asked for: by its rows, or by kinds of respondents where a figure knows few of them.
///
/// Figures of a million respondents who say one of a few things need a handful of rows that stand for all. The layout by rows takes many
/// times the memory, and figures that tell all respondents apart are few.
final class CountedDomain: Sendable {
    /// Respondents who differ in nothing that a figure knows of.
    struct Kind {
        /// The place in the design of one of them, for stratum, weight and the levels of totals.
        var row: Int
        var count: Int
        /// What each adds to the figure's numerator.
        var numerator: Double
        /// What each adds to the figure's denominator; 0: no part in it.
        var denominator: Double
    }

    private let design: SurveyDesign
    private let rows: [Int]
    private let made = Mutex<SurveyDomain?>(nil)
    private let stands = Mutex<[(row: Int, count: Int)]?>(nil)

    /// - Parameter rows: the rows of the domain, ascending, each in the design.
    init(_ design: SurveyDesign, rows: [Int]) {
        self.design = design
        self.rows = rows
    }

    /// The domain row by row.
    var byRow: SurveyDomain {
        made.withLock { made in
            if let made { return made }
            let domain = SurveyDomain(design, rows: rows, counts: nil, stands: carriers)
            made = domain
            return domain
        }
    }

    /// Whether kinds can stand for respondents: each was drawn by itself, and weights agree with totals of levels alone or with none.
    var tellsKinds: Bool {
        let drewRespondents = design.stages.count == 1 && design.stages[0].clusters == nil
        return drewRespondents && (design.calibrationIndex.map { $0.alike != nil } ?? true)
    }

    /// The estimate of a ratio from kinds of respondents, all of the domain's, those without a part in the figure included.
    ///
    /// - Parameters:
    ///   - above: by how much one more in the numerator moves the figure.
    ///   - below: by how much one more in the denominator takes from it.
    func estimate(_ kinds: [Kind], value: Double, above: Double, below: Double, scale: Double) -> SurveyEstimate {
        let domain = SurveyDomain(design, rows: kinds.map(\.row), counts: kinds.map(\.count), stands: carriers)
        let influences = zip(kinds, domain.weights).map { $1 * (above * $0.numerator - below * $0.denominator) }
        return domain.estimate(
            domain.linearised(value, influences, presence: kinds.map { $0.denominator > 0 }, scale: scale))
    }

    private var carriers: [(row: Int, count: Int)] {
        stands.withLock { stands in
            if let stands { return stands }
            let found = design.calibrationIndex.map { DomainCalibration.carriers(for: rows, in: $0) } ?? []
            stands = found
            return found
        }
    }
}
