import Figures
import Testing

@Suite("Dates")
struct CalendarDateTests {
    @Test(
        "Day numbers that are known",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("2026-11-22", 20_779), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("1900-02-28", -25_509),
        ])
    func knownDays(iso: String, day: Int) throws {
        let date = try CalendarDate(iso: iso)
        #expect(date.dayNumber == day)
        #expect(CalendarDate(dayNumber: day) == date)
        #expect(date.iso == iso)
    }

    @Test("Every day of 800 years follows the one before and has its own text")
    func everyDay() throws {
        var previous = try #require(CalendarDate(dayNumber: -146_098))
        for number in -146_097...146_097 {
            let date = try #require(CalendarDate(dayNumber: number))
            #expect(date.dayNumber == number && previous < date)
            let sameMonth = date.day == previous.day + 1 && date.month == previous.month && date.year == previous.year
            let newMonth = date.day == 1 && date.month == previous.month + 1 && date.year == previous.year
            let newYear = date.day == 1 && date.month == 1 && date.year == previous.year + 1 && previous.month == 12
            #expect(sameMonth || newMonth || newYear)
            previous = date
        }
    }

    @Test(
        "Day-first texts", arguments: ["22/11/2026", " 22/11/2026 ", "22-11-2026", "22.11.2026"])
    func dayFirst(text: String) throws {
        #expect(try CalendarDate(dayFirst: text) == CalendarDate(iso: "2026-11-22"))
        #expect(try CalendarDate(dayFirst: "2/1/2026") == CalendarDate(iso: "2026-01-02"))
    }

    @Test(
        "What is no day is refused",
        arguments: [
            "", "30/02/2026", "29/02/2023", "29/02/1900", "31/04/2026", "0/1/2026", "1/13/2026", "22/11/26",
            "22/11-2026",
            "22/11/2026/1", "22//2026", "/11/2026", "2026-11-22", "a/b/c", "22/11/20260", "1/1/0000", "٢٢/١١/٢٠٢٦",
        ])
    func notDayFirst(text: String) {
        #expect(throws: FiguresError.notADate(text)) { try CalendarDate(dayFirst: text) }
    }

    @Test(
        "ISO texts are exact",
        arguments: ["2026-1-2", "2026/11/22", "22-11-2026", "2026-11-22T00:00", "2026-02-30", "-"])
    func notISO(text: String) {
        #expect(throws: FiguresError.notADate(text)) { try CalendarDate(iso: text) }
    }

    @Test("Leap years, quarters and limits")
    func calendar() throws {
        #expect(try CalendarDate(iso: "2024-02-29").quarter == 1)
        #expect(
            try (1...12).map { try CalendarDate(year: 2023, month: $0, day: 1).quarter } == [
                1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4,
            ])
        #expect(CalendarDate(dayNumber: .max) == nil)
        #expect(CalendarDate(dayNumber: -719_163) == nil)
        #expect(CalendarDate(dayNumber: 2_932_897) == nil)
        #expect(throws: FiguresError.self) { try CalendarDate(year: Int.max, month: 2, day: 29) }
    }
}
