import Figures

/// `field.positiveBatches`: a batch in which nearly everybody is satisfied with everything, where the unit's other batches
/// have less of that.
///
/// A form is all-positive if every rated answer counts as satisfied. The probability of so many of them in one batch, given
/// how many the unit has, is that of Fisher's exact test. A unit with one batch has nothing to be compared with.
struct PositiveBatchesCheck: FieldCheck {
    func outcome(_ sample: FieldSample) -> FieldOutcome {
        var tests = 0
        var findings: [FieldFinding] = []
        let isScaleOfSatisfaction = sample.items.contains { $0.isSatisfied.contains(true) }
        guard isScaleOfSatisfaction else { return FieldOutcome(.positiveBatches, remark: Self.noSatisfiedLevel) }
        var mostBatches = 0
        for (unit, rows) in sample.units {
            let batches = sample.batchGroups(rows)
            mostBatches = max(mostBatches, batches.count)
            let test = ConcentrationTest(
                batches, settings: sample.settings, isMarked: sample.profiles.isAllPositive)
            tests += test.tests
            findings += test.results.map { finding($0, unit: unit, sample) }
        }
        return FieldOutcome(
            .positiveBatches, tests: tests, level: sample.settings.groupLevel, findings: findings,
            remark: tests == 0 ? Self.nothingToCompare(mostBatches, least: sample.settings.minimumForms) : nil)
    }

    private static let noSatisfiedLevel = LocalizedText(
        vi: "Không thang nào có mức tính là hài lòng.", en: "No scale has a level that counts as satisfied.")

    /// Why no batch was compared with others of its unit.
    private static func nothingToCompare(_ mostBatches: Int, least: Int) -> LocalizedText {
        mostBatches < 2
            ? LocalizedText(
                vi: "Mỗi đơn vị chỉ có một lô phiếu nên không có gì để so.",
                en: "Each unit has one batch only, so there is nothing to compare.")
            : LocalizedText(
                vi:
                    "Không đơn vị nào có một lô từ \(least) phiếu và cũng từ \(least) phiếu ở các lô khác nên không so được.",
                en:
                    "No unit has a batch of \(least) forms and \(least) more in its other batches, so there is nothing to compare."
            )
    }

    private func finding(_ result: ConcentrationTest.Result, unit: Int, _ sample: FieldSample) -> FieldFinding {
        let name = sample.name(of: result.group.subject)
        let share = FieldNumbers.percent(result.share)
        let others = FieldNumbers.percent(result.others)
        let probability = FieldNumbers.probability(result.probability)
        return FieldFinding(
            .positiveBatches, result.group.subject, unit: unit, rows: result.group.rows, value: result.share,
            expected: result.others, probability: result.probability,
            message: LocalizedText(
                vi:
                    "\(share.vi) trong \(result.group.rows.count) phiếu của \(name.vi) hài lòng với mọi tiêu chí; ở các lô khác của đơn "
                    + "vị là \(others.vi) (\(probability.vi)).",
                en:
                    "\(share.en) of the \(result.group.rows.count) forms of \(name.en) are satisfied with every item; in the unit's other "
                    + "batches \(others.en) are (\(probability.en))."))
    }
}
