import Figures
import Responses
import Statistics

/// `field.collection`: forms that the rated office collected itself against forms of the same unit that somebody
/// independent collected.
///
/// The figure is the difference of the means of the forms' scores, in points of the index, by unit (Welch's test) and for
/// all units together, each weighted by the forms that its own office collected. Forms count as independent of each
/// other; where respondents were drawn in clusters, the standard error is too small.
struct CollectionCheck: FieldCheck {
    private struct Difference {
        let unit: Int
        let own: [Int]
        let points: Double
        let error: Double
        let probability: Double
    }

    func outcome(_ sample: FieldSample) -> FieldOutcome {
        let kinds = Set(sample.batches.compactMap(\.collection))
        guard kinds.count == 2 else { return FieldOutcome(.collection, remark: Self.oneKind) }
        let differences = sample.units.compactMap { difference(unit: $0.unit, rows: $0.rows, sample) }
        guard !differences.isEmpty else { return FieldOutcome(.collection, remark: Self.oneKind) }
        let level = sample.settings.collectionLevel
        var findings = differences.filter { $0.probability <= level }.map { finding($0) }
        if differences.count > 1, let whole = whole(differences), whole.probability <= level {
            findings.append(finding(whole, units: differences.count))
        }
        return FieldOutcome(
            .collection, tests: differences.count + (differences.count > 1 ? 1 : 0), level: level, findings: findings)
    }

    private static let oneKind = LocalizedText(
        vi: "Không đơn vị nào có cả lô tự thu (collection=\"ratedOffice\") và lô thu độc lập (\"independent\").",
        en: "No unit has both its own (collection=\"ratedOffice\") and independent (\"independent\") collection.")

    private func difference(unit: Int, rows: Range<Int>, _ sample: FieldSample) -> Difference? {
        func rowsOf(_ kind: BatchSource.Collection) -> [Int] {
            rows.filter { row in
                let batch = Int(sample.table.origins[row].batch)
                return sample.batches.indices.contains(batch) && sample.batches[batch].collection == kind
                    && !sample.profiles.score[row].isNaN
            }
        }
        let own = rowsOf(.ratedOffice)
        let other = rowsOf(.independent)
        let least = max(sample.settings.minimumForms, 2)
        guard own.count >= least, other.count >= least else { return nil }
        let a = Moments(own.map { sample.profiles.score[$0] })
        let b = Moments(other.map { sample.profiles.score[$0] })
        let partA = a.variance / Double(own.count)
        let partB = b.variance / Double(other.count)
        let error = (partA + partB).squareRoot()
        let points = a.mean - b.mean
        var probability = points == 0 ? 1.0 : 0.0
        if error > 0 {
            // Welch (1947) and Satterthwaite's degrees of freedom.
            let freedom =
                (partA + partB) * (partA + partB)
                / (partA * partA / Double(own.count - 1) + partB * partB / Double(other.count - 1))
            guard let student = try? StudentDistribution(degreesOfFreedom: freedom) else { return nil }
            probability = min(1, 2 * student.upperTail(points.magnitude / error))
        }
        return Difference(unit: unit, own: own, points: points, error: error, probability: probability)
    }

    /// The mean difference over all units.
    private func whole(_ differences: [Difference]) -> Difference? {
        let total = differences.reduce(0.0) { $0 + Double($1.own.count) }
        let points = differences.map { $0.points * Double($0.own.count) / total }.compensatedSum()
        let variance = differences.map { difference in
            let share = Double(difference.own.count) / total
            return share * share * difference.error * difference.error
        }.compensatedSum()
        guard variance > 0 else { return nil }
        let error = variance.squareRoot()
        let probability = min(1, 2 * StandardNormal.upperTail(points.magnitude / error))
        return Difference(
            unit: -1, own: differences.flatMap(\.own), points: points, error: error, probability: probability)
    }

    private func finding(_ difference: Difference, units: Int? = nil) -> FieldFinding {
        let points = FieldNumbers.text(difference.points.magnitude * 100, decimals: 1)
        let error = FieldNumbers.text(difference.error * 100, decimals: 1)
        let probability = FieldNumbers.probability(difference.probability)
        let isHigher = difference.points > 0
        let of = units.map { (vi: " của \($0) đơn vị", en: " in \($0) units") } ?? (vi: "", en: "")
        return FieldFinding(
            .collection, units == nil ? .unit : .campaign, unit: units == nil ? difference.unit : nil,
            rows: difference.own, value: difference.points, expected: 0, probability: difference.probability,
            message: LocalizedText(
                vi:
                    "Phiếu do đơn vị được đánh giá tự thu\(of.vi) \(isHigher ? "cao" : "thấp") hơn phiếu thu độc lập \(points.vi) điểm "
                    + "(sai số chuẩn \(error.vi); \(probability.vi)).",
                en:
                    "Forms that the rated office collected itself\(of.en) are \(points.en) points \(isHigher ? "above" : "below") "
                    + "independent ones (standard error \(error.en); \(probability.en))."))
    }
}

/// Mean and variance of some figures.
struct Moments {
    let mean: Double
    /// With n - 1 below; 0 for one figure.
    let variance: Double

    init(_ figures: [Double]) {
        let count = Double(figures.count)
        let mean = count > 0 ? figures.compensatedSum() / count : .nan
        self.mean = mean
        variance = count > 1 ? figures.map { ($0 - mean) * ($0 - mean) }.compensatedSum() / (count - 1) : 0
    }
}
