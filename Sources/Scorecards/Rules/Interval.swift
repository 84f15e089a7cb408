import Figures

/// An interval of a band or class as a card writes it: from its lower bound, inclusive, to below its upper one.
struct Interval {
    /// The lower bound, inclusive.
    var from: Ratio
    /// The upper bound, exclusive; nil for the top interval, or where the card leaves it to the next one.
    var below: Ratio?
    /// The line where it stands.
    var line: Int?

    /// What keeps intervals in ascending order from covering everything from 0 on exactly once.
    ///
    /// `isTopOpen`: whether the last interval must be open upwards. An upper bound that is left out is the next lower
    /// bound.
    static func problems(_ intervals: [Interval]) -> [RuleProblem] {
        guard let lowest = intervals.first, let highest = intervals.last else { return [] }
        var found: [RuleProblem] = []
        if lowest.from != .zero {
            found.append(
                problem(
                    lowest.line, vi: "mức thấp nhất bắt đầu từ \(lowest.from.vi), để hở từ 0: bắt đầu từ 0",
                    en: "the lowest band begins at \(lowest.from.en) and leaves a hole from 0: begin at 0"))
        }
        for (lower, upper) in zip(intervals, intervals.dropFirst()) {
            let below = lower.below ?? upper.from
            if below < upper.from {
                found.append(
                    problem(
                        upper.line, vi: "để hở từ \(below.vi) đến \(upper.from.vi): nối liền hai mức",
                        en: "there is a hole from \(below.en) to \(upper.from.en): let the bands meet"))
            } else if below > upper.from || lower.from == upper.from {
                found.append(
                    problem(
                        upper.line, vi: "hai mức chồng nhau từ \(upper.from.vi): sửa cận cho khớp",
                        en: "two bands overlap from \(upper.from.en) on: make their bounds meet"))
            }
        }
        if let below = highest.below {
            found.append(
                problem(
                    highest.line, vi: "mức cao nhất dừng ở dưới \(below.vi), để hở phía trên: bỏ cận trên",
                    en: "the top band ends below \(below.en) and leaves a hole above: leave its upper bound out"))
        }
        return found
    }

    private static func problem(_ line: Int?, vi: String, en: String) -> RuleProblem {
        RuleProblem(.bands, line: line, message: LocalizedText(vi: vi, en: en))
    }
}
