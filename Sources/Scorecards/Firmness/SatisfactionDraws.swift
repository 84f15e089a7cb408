import Figures
import Statistics

/// Draws of a unit's survey points, given the sampling errors of its figures.
///
/// A draw moves all figures of a unit by the same quantile of its own distribution (Student's t by the figure's degrees of freedom), as
/// they come from the same respondents; figures of different units are drawn apart. What a figure earns is looked up in a table of
/// its criterion by hundredths of a percentage point. The stream of a unit goes by its code, so that neither the order of units nor the presence
/// of others changes what is drawn.
struct SatisfactionDraws {
    private let card: Scorecard
    private let seed: UInt64
    private let tables: [String: [Double]]
    private var quantiles: [Double: [Double]] = [:]

    private static let tableSize = 4_096
    private static let stepsOfPercent = 100

    /// Works out what each criterion earns for every percentage.
    init(_ card: Scorecard, seed: UInt64) throws(FiguresError) {
        self.card = card
        self.seed = seed
        var tables: [String: [Double]] = [:]
        for criterion in card.criteria where criterion.questionnaire != nil && tables[criterion.id] == nil {
            var table: [Double] = []
            for step in 0...100 * Self.stepsOfPercent {
                let percent = try Ratio(Int128(step), over: Int128(Self.stepsOfPercent))
                let points = try criterion.rule.outcome(
                    RuleInputs([(name: RuleInput.index.name, value: percent)]), maximum: criterion.maximum
                ).points
                let rounded = try RoundedFigure(points, .points, card.roundings.points)
                table.append(
                    (card.totalRule == .sumOfPrinted ? rounded.printed?.ratio : rounded.exact)?.double ?? 0)
            }
            tables[criterion.id] = table
        }
        self.tables = tables
    }

    /// The index of a unit in each draw, in per cent before rounding; nil where none of its points has a known error.
    mutating func indices(
        of sheet: ScoreSheet, surveys: SatisfactionFigures, count: Int
    ) throws(FiguresError) -> [Double]? {
        guard let total = sheet.total.exact, let maximum = Optional(sheet.maximum.double), maximum > 0 else {
            return nil
        }
        var moving: [(table: [Double], center: Double, error: Double, quantiles: [Double])] = []
        var fixed = total.double
        for line in sheet.lines {
            let criterion = line.criterion
            guard line.isApplicable, let questionnaire = criterion.questionnaire, let table = tables[criterion.id],
                let error = surveys[errorOf: questionnaire, unit: sheet.unit, item: criterion.item],
                error.standardError > 0,
                let percent = surveys[questionnaire: questionnaire, unit: sheet.unit, item: criterion.item].double
            else { continue }
            // R3 scales what was appraised, and with it a survey that an appraised criterion rests on: those stay as they are.
            if card.rebasing == .appraisedBlock && criterion.source == .appraised { continue }
            fixed -= line.counted(card.totalRule)?.double ?? 0
            moving.append((table, percent, error.standardError, quantiles(error.degreesOfFreedom)))
        }
        guard !moving.isEmpty else { return nil }
        var generator = SeededGenerator(seed: seed, stream: Self.stream(sheet.unitCode))
        var indices: [Double] = []
        indices.reserveCapacity(count)
        for _ in 0..<count {
            let place = Int(generator.next() >> 52)
            var points = fixed
            for figure in moving {
                let percent = min(100, max(0, figure.center + figure.error * figure.quantiles[place]))
                points += figure.table[Int((percent * Double(Self.stepsOfPercent)).rounded())]
            }
            indices.append(max(0, points) / maximum * 100)
        }
        return indices
    }

    /// The middles of 4,096 equal probabilities of a distribution of studentised errors.
    private mutating func quantiles(_ degreesOfFreedom: Double) -> [Double] {
        if let known = quantiles[degreesOfFreedom] { return known }
        let student =
            degreesOfFreedom.isFinite ? try? StudentDistribution(degreesOfFreedom: degreesOfFreedom) : nil
        let made = (0..<Self.tableSize).map { place in
            let share = (Double(place) + 0.5) / Double(Self.tableSize)
            return (try? student?.quantile(share) ?? StandardNormal.quantile(share)) ?? 0
        }
        quantiles[degreesOfFreedom] = made
        return made
    }

    /// A unit's code as a number: FNV-1a, 64 bits.
    private static func stream(_ code: String) -> UInt64 {
        code.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
