extension CalendarDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Reads a date with an English month first, as ODK Briefcase writes it: `Apr 26, 2018`; what stands behind the year, such as
    /// a time of day, is passed over. Throws `notADate` for anything else.
    public init(monthFirst text: some StringProtocol) throws(FiguresError) {
        let parts = text.split { $0 == " " || $0 == "," || $0 == "\u{202F}" || $0 == "\u{A0}" }
        guard parts.count >= 3, parts[0].utf8.count >= 3, parts[1].utf8.count <= 2, parts[2].utf8.count == 4,
            let month = Self.months.firstIndex(of: parts[0].prefix(3).lowercased()), let day = Int(parts[1]),
            let year = Int(parts[2]), let date = try? CalendarDate(year: year, month: month + 1, day: day)
        else { throw .notADate(String(text)) }
        self = date
    }
}
