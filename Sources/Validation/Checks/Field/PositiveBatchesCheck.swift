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
        guard isScaleOfSatisfaction else { return FieldOutcome(.positiveBatches, remark: .tooFewItems) }
        for (unit, rows) in sample.units {
            let test = ConcentrationTest(
                sample.batchGroups(rows), settings: sample.settings, isMarked: sample.profiles.isAllPositive)
            tests += test.tests
            findings += test.results.map { finding($0, unit: unit, sample) }
        }
        let remark =
            tests == 0
            ? LocalizedText(
                vi: "Mỗi đơn vị chỉ có một lô phiếu nên không có gì để so.",
                en: "Each unit has one batch only, so there is nothing to compare.") : nil
        return FieldOutcome(
            .positiveBatches, tests: tests, level: sample.settings.groupLevel, findings: findings, remark: remark)
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
