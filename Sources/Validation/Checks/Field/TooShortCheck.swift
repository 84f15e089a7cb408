#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif
import Figures
import Statistics

/// `field.tooShort`: an interview that took less than a share of the campaign's median.
///
/// The bound is a share of the median and not a number of minutes, so it fits long and short forms (Greszki, Meyer & Schoen
/// 2015, "Exploring the effects of removing 'too fast' responses"). What chance alone would give is told from the middle
/// half of the durations, taken as log-normal: fast interviews themselves do not move it.
struct TooShortCheck: FieldCheck {
    func outcome(_ sample: FieldSample) -> FieldOutcome {
        guard let durations = sample.durations() else { return FieldOutcome(.tooShort, remark: Self.noTimes) }
        let known = durations.compactMap { $0 }.filter { $0 > 0 }.sorted()
        guard known.count >= sample.settings.minimumForms else {
            return FieldOutcome(.tooShort, tests: known.count, remark: Self.noTimes)
        }
        let median = Self.quantile(known, 0.5)
        let bound = median * sample.settings.shortestShare
        var findings: [FieldFinding] = []
        for (unit, rows) in sample.units {
            for row in rows {
                guard let duration = durations[row], duration < bound else { continue }
                findings.append(finding(row, unit: unit, duration, median: median))
            }
        }
        return FieldOutcome(
            .tooShort, tests: durations.count { $0 != nil },
            expectedByChance: Self.expected(known, below: bound), findings: findings)
    }

    private static let noTimes = LocalizedText(
        vi: "Mẫu phiếu không có thời lượng (vai trò duration, hoặc start và end), hoặc quá ít phiếu ghi.",
        en: "The questionnaire has no durations (role duration, or start and end), or too few forms give one.")

    private func finding(_ row: Int, unit: Int, _ duration: Double, median: Double) -> FieldFinding {
        let minutes = FieldNumbers.text(duration, decimals: 1)
        let usual = FieldNumbers.text(median, decimals: 1)
        let share = FieldNumbers.percent(duration / median)
        return FieldFinding(
            .tooShort, .form(row), unit: unit, rows: [row], value: duration, expected: median,
            message: LocalizedText(
                vi: "Phỏng vấn trong \(minutes.vi) phút, bằng \(share.vi) trung vị của đợt (\(usual.vi) phút).",
                en: "The interview took \(minutes.en) minutes, \(share.en) of the campaign's median (\(usual.en))."))
    }

    /// How many durations a log-normal distribution of the same middle half has below a bound.
    private static func expected(_ sorted: [Double], below bound: Double) -> Double? {
        let low = quantile(sorted, 0.25)
        let middle = quantile(sorted, 0.5)
        let high = quantile(sorted, 0.75)
        guard low > 0, high > low, let quartile = try? StandardNormal.quantile(0.75) else { return nil }
        let spread = (log(high) - log(low)) / (2 * quartile)
        let z = (log(bound) - log(middle)) / spread
        return Double(sorted.count) * StandardNormal.cumulative(z)
    }

    private static func quantile(_ sorted: [Double], _ p: Double) -> Double {
        let place = p * Double(sorted.count - 1)
        let low = Int(place)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
    }
}
