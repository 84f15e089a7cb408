import Figures
import Statistics

/// `field.interviewers`: interviewers whose forms differ from the unit's others in mean or in spread, and how much of a unit's
/// differences lies between interviewers.
///
/// The figures are the mean and the standard deviation of the forms' scores, and the intraclass correlation (Kish 1962). How
/// unusual they are is told by dealing the unit's forms out to its interviewers by chance, because scores near 100 are far
/// from normal and an F test would not hold. An interviewer who makes forms up at a desk often has less spread than people
/// have (Bredl, Winker & Kötschau 2012). An area of its own explains a difference as well; the test cannot tell.
struct InterviewersCheck: FieldCheck {
    func outcome(_ sample: FieldSample) -> FieldOutcome {
        guard sample.interviewers(0..<0) != nil else { return FieldOutcome(.interviewers, remark: Self.noInterviewers) }
        let settings = sample.settings
        var tests = 0
        var findings: [FieldFinding] = []
        for (unit, rows) in sample.units {
            let groups = (sample.interviewers(rows) ?? []).map { group in
                FieldGroup(subject: group.subject, rows: group.rows.filter { !sample.profiles.score[$0].isNaN })
            }.filter { $0.rows.count >= settings.minimumForms }
            guard groups.count > 1 else { continue }
            var test = InterviewerTest(groups.map { group in group.rows.map { sample.profiles.score[$0] } })
            test.run(
                permutations: settings.permutations,
                SeededGenerator(seed: settings.seed, stream: sample.stream(of: .interviewers, unit: unit)))
            tests += 2 * groups.count + 1
            for (number, group) in groups.enumerated() {
                if let found = finding(group, number, test, unit: unit, sample) { findings.append(found) }
            }
            if let found = finding(test, unit: unit, interviewers: groups.count, settings) { findings.append(found) }
        }
        return FieldOutcome(.interviewers, tests: tests, level: settings.groupLevel, findings: findings)
    }

    private static let noInterviewers = LocalizedText(
        vi: "Mẫu phiếu không có điều tra viên (vai trò interviewer).",
        en: "The questionnaire has no interviewer (role interviewer).")

    /// Differences of less are not flagged, whatever the test says.
    private enum Least {
        /// Of a mean, in shares of the scale.
        static let shift = 0.05
        /// Of a spread, as a ratio.
        static let ratio = 1.5
        /// Of the intraclass correlation.
        static let correlation = 0.05
    }

    private func finding(
        _ group: FieldGroup, _ number: Int, _ test: InterviewerTest, unit: Int, _ sample: FieldSample
    ) -> FieldFinding? {
        let level = sample.settings.groupLevel
        let own = test.observed[number]
        let ratio = own.deviation > 0 ? own.deviation / test.deviation : 0
        let isShifted =
            test.meanProbability(number) <= level && (own.mean - test.mean).magnitude >= Least.shift
        let isSpread =
            test.spreadProbability(number) <= level && (ratio >= Least.ratio || ratio <= 1 / Least.ratio)
        guard isShifted || isSpread else { return nil }
        let probability = min(test.meanProbability(number), test.spreadProbability(number))
        let name = sample.name(of: group.subject)
        let mean = FieldNumbers.text(own.mean * 100, decimals: 1)
        let deviation = FieldNumbers.text(own.deviation * 100, decimals: 1)
        let usualMean = FieldNumbers.text(test.mean * 100, decimals: 1)
        let usualDeviation = FieldNumbers.text(test.deviation * 100, decimals: 1)
        let chance = FieldNumbers.probability(probability)
        return FieldFinding(
            .interviewers, group.subject, unit: unit, rows: group.rows, value: own.mean, expected: test.mean,
            probability: probability,
            message: LocalizedText(
                vi:
                    "\(group.rows.count) phiếu của \(name.vi): trung bình \(mean.vi), độ lệch chuẩn \(deviation.vi); cả đơn vị "
                    + "\(usualMean.vi) và \(usualDeviation.vi) (\(chance.vi)).",
                en:
                    "\(group.rows.count) forms of \(name.en): mean \(mean.en), standard deviation \(deviation.en); the whole unit "
                    + "\(usualMean.en) and \(usualDeviation.en) (\(chance.en))."))
    }

    private func finding(
        _ test: InterviewerTest, unit: Int, interviewers: Int, _ settings: FieldCheckSettings
    ) -> FieldFinding? {
        let correlation = test.intraclassCorrelation
        guard test.betweenProbability <= settings.groupLevel, correlation >= Least.correlation else { return nil }
        let share = FieldNumbers.text(correlation, decimals: 3)
        let chance = FieldNumbers.probability(test.betweenProbability)
        return FieldFinding(
            .interviewers, .unit, unit: unit, rows: [], value: correlation, expected: 0,
            probability: test.betweenProbability,
            message: LocalizedText(
                vi:
                    "Hệ số tương quan trong nhóm theo \(interviewers) điều tra viên là \(share.vi) (\(chance.vi)): sai số của đơn vị có "
                    + "thể lớn hơn con số công bố.",
                en:
                    "The intraclass correlation over \(interviewers) interviewers is \(share.en) (\(chance.en)): the unit's error may be "
                    + "larger than published."))
    }
}
