internal import Figures

/// Reads the cells of units.csv, each into a value or into what is wrong with it.
enum UnitCells {
    /// A whole number from 0 up: `6471`; with thousands parted by points, commas or spaces (`6.471`, which is no
    /// decimal, as a count has none); with the `.0` that spreadsheets add.
    static func count(_ text: String) throws(UnitFault) -> Int {
        let groups = text.split(omittingEmptySubsequences: false) { ".,\u{A0}\u{202F} ".contains($0) }
        let separators = Set(text.filter { ".,\u{A0}\u{202F} ".contains($0) })
        let areDigits = groups.allSatisfy { group in
            !group.isEmpty && group.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard areDigits, separators.count <= 1 else { throw .notACount(text) }
        var digits = groups
        if groups.count == 2, groups[1].count < 3, groups[1].allSatisfy({ $0 == "0" }) {
            digits = [groups[0]]
        } else if groups.count > 1 {
            guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                throw .notACount(text)
            }
        }
        guard let value = Int(digits.joined()) else { throw .notACount(text) }
        return value
    }

    /// Yes or no in Vietnamese or English, or as a cross, 1 or 0.
    static func yesOrNo(_ text: String) throws(UnitFault) -> Bool {
        switch FoldedText(text, removingMarks: true).text {
        case "yes", "y", "true", "1", "x", "co", "dung": return true
        case "no", "n", "false", "0", "khong", "-": return false
        default: throw .notYesOrNo(text)
        }
    }

    /// A date, `2025-07-01` or with the day first.
    static func date(_ text: String) throws(UnitFault) -> CalendarDate {
        if let date = try? CalendarDate(iso: text) { return date }
        guard let date = try? CalendarDate(dayFirst: text) else { throw .notADate(text) }
        return date
    }

    /// Earlier units, `A01;A02:0.6`: codes parted by semicolons, each with its share after a colon (0,6 or 0.6 or 60%).
    static func ancestors(_ text: String) throws(UnitFault) -> [AncestorShare] {
        var shares: [AncestorShare] = []
        for item in text.split(separator: ";") {
            let entry = String(item).trimmedOfWhiteSpace
            if entry.isEmpty { continue }
            let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
            let code = String(parts[0]).trimmedOfWhiteSpace
            guard parts.count <= 2, Unit.isCode(code) else { throw .notAnAncestor(entry) }
            guard parts.count == 2 else {
                shares.append(AncestorShare(code: code))
                continue
            }
            guard let share = share(String(parts[1]).trimmedOfWhiteSpace) else { throw .notAnAncestor(entry) }
            shares.append(AncestorShare(code: code, share: share))
        }
        return shares
    }

    private static func share(_ text: String) -> Ratio? {
        let isPercent = text.last == "%"
        guard let value = try? Ratio(decimal: isPercent ? text.dropLast() : text[...]),
            let share = isPercent ? try? value.divided(by: 100) : value, share > .zero, share <= .one
        else { return nil }
        return share
    }
}
