public import Figures

extension Finding {
    /// How many findings of a check are listed one by one; of more the others are counted.
    public static let mostListed = 10_000

    /// A finding of no record in particular that counts others like this one.
    ///
    /// - Parameter message: what it says.
    public func counting(_ number: Int, message: LocalizedText) -> Finding {
        var counting = self
        counting.message = message
        counting.count = number
        counting.record = nil
        counting.line = nil
        counting.byte = nil
        counting.value = nil
        return counting
    }
}

extension [Finding] {
    /// The findings as they are listed for people and programs: of each check at most so many one by one, and one more that
    /// counts the others.
    ///
    /// Nothing is lost by it: every record has its fate all the same, and a mend file holds every record that waits.
    public func shortened(to most: Int = Finding.mostListed) -> [Finding] {
        guard count > most else { return self }
        var listed: [Finding] = []
        var times: [String: Int] = [:]
        var others: [String: (last: Finding, count: Int)] = [:]
        for finding in self {
            let number = times[finding.rule, default: 0] + 1
            times[finding.rule] = number
            // What counts others already stays.
            if number <= most || finding.count > 1 || finding.record == nil {
                listed.append(finding)
            } else {
                others[finding.rule] = (finding, (others[finding.rule]?.count ?? 0) + 1)
            }
        }
        return listed + others.sorted { $0.key < $1.key }.map { Self.counting($0.value.count, like: $0.value.last) }
    }

    private static func counting(_ number: Int, like finding: Finding) -> Finding {
        finding.counting(
            number,
            message: LocalizedText(
                vi: "\(finding.message.vi) Còn \(number) lỗi nữa cùng loại, chỉ đếm, không liệt kê.",
                en: "\(finding.message.en) There are \(number) more of this kind, which are counted and not listed."))
    }
}
