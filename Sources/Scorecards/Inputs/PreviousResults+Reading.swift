public import Tables
import Figures

extension PreviousResults {
    /// Reads last year's results from a file; see `read(_:breaksMethod:)`.
    public static func read(file: String, breaksMethod: Bool = false) throws(ScorecardsError) -> PreviousResults {
        try read(ScoreInputs.table(file), breaksMethod: breaksMethod)
    }

    /// Reads last year's results: the columns `unit` (mã đơn vị) with the codes of that year, `percent` (chỉ số), and
    /// optionally `points` (tổng điểm), `rank` (xếp hạng), `class` (xếp loại), `method` (phương pháp),
    /// `n` (số phiếu, dân số), the weight of a unit that was merged into another.
    ///
    /// Blank cells are unknown. `breaksMethod` says that the method changed, so that nothing is compared. Codes that no
    /// unit has today are kept, as units may continue them. Throws every problem at once.
    public static func read(_ table: Table, breaksMethod: Bool = false) throws(ScorecardsError) -> PreviousResults {
        let columns = TableColumns(table)
        var results = PreviousResults(breaksMethod: breaksMethod)
        var problems: [ScorecardProblem] = []
        let unit: Int
        let percent: Int
        let points: Int?
        let rank: Int?
        let className: Int?
        let method: Int?
        let population: Int?
        do throws(ScorecardProblem) {
            unit = try columns.required(["unit", "đơn vị", "mã đơn vị"])
            percent = try columns.required(["percent", "chỉ số", "chỉ số %"])
            points = try columns.optional(["points", "điểm", "tổng điểm"])
            rank = try columns.optional(["rank", "xếp hạng", "hạng"])
            className = try columns.optional(["class", "xếp loại"])
            method = try columns.optional(["method", "phương pháp"])
            population = try columns.optional(["n", "population", "số phiếu", "dân số"])
        } catch {
            throw ScorecardsError(error)
        }
        var lines: [String: Int] = [:]
        for row in table.rows {
            let cells = PreviousRow(table: table, row: row)
            let code = cells.text(unit) ?? ""
            do throws(ScorecardProblem) {
                let result = PreviousResult(
                    percent: try cells.number(percent, "percent", most: 200),
                    points: try cells.number(points, "points"),
                    rank: try cells.rank(rank), className: cells.text(className), method: cells.text(method),
                    population: try cells.count(population, "n"))
                if let earlier = lines[code] {
                    if results.results[code] == result { continue }
                    throw cells.problem(
                        .conflict, "unit",
                        vi: "đơn vị “\(code)” đã có ở dòng \(earlier) với số liệu khác: giữ một dòng",
                        en: "the unit “\(code)” stands already in line \(earlier) with other figures: keep one row")
                }
                guard !code.isEmpty else {
                    throw cells.problem(
                        .unknownUnit, "unit", vi: "thiếu mã đơn vị: ghi mã", en: "the unit’s code is missing: write it")
                }
                lines[code] = row.line
                results.results[code] = result
                results.places[code] = (table.file, row.line)
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw ScorecardsError(problems) }
        return results
    }
}

/// The cells of one row of last year's results.
private struct PreviousRow {
    let table: Table
    let row: TableRow

    func text(_ place: Int?) -> String? {
        guard let place else { return nil }
        let text = row.cells[place].withoutSpacesAround
        return text.isEmpty ? nil : text
    }

    /// A number of persons or cases, thousands parted by points or not.
    func count(_ place: Int?, _ field: String) throws(ScorecardProblem) -> Ratio? {
        guard let text = text(place) else { return nil }
        let value: Ratio
        do throws(FiguresError) {
            value = try WrittenNumber(text, isTyped: TableColumns(table).isWorkbook).count()
        } catch {
            throw ScorecardProblem(.notANumber, file: table.file, line: row.line, field: field, message: error.message)
        }
        guard !value.isNegative else {
            throw problem(
                .outOfRange, field, vi: "\(value.vi) không thể có: kiểm tra lại số liệu",
                en: "\(value.en) is not possible: check it")
        }
        return value
    }

    /// A number not below 0; an index above 200 % is a slip of the pen even with bonus points.
    func number(_ place: Int?, _ field: String, most: Ratio? = nil) throws(ScorecardProblem) -> Ratio? {
        guard var text = text(place) else { return nil }
        if text.hasSuffix("%") { text.removeLast() }
        let value: Ratio
        do throws(FiguresError) {
            value = try Ratio(decimal: text)
        } catch {
            throw ScorecardProblem(.notANumber, file: table.file, line: row.line, field: field, message: error.message)
        }
        if value.isNegative || most.map({ value > $0 }) ?? false {
            throw problem(
                .outOfRange, field, vi: "\(value.vi) không thể có: kiểm tra lại số liệu",
                en: "\(value.en) is not possible: check it")
        }
        return value
    }

    func rank(_ place: Int?) throws(ScorecardProblem) -> Int? {
        guard let text = text(place) else { return nil }
        guard let rank = Int(text), rank > 0 else {
            throw problem(
                .notANumber, "rank", vi: "“\(text)” không phải là thứ hạng: ghi số nguyên từ 1, hoặc để trống",
                en: "“\(text)” is no rank: write a whole number from 1, or leave it blank")
        }
        return rank
    }

    func problem(_ kind: ScorecardProblem.Kind, _ field: String, vi: String, en: String) -> ScorecardProblem {
        ScorecardProblem(kind, file: table.file, line: row.line, field: field, message: LocalizedText(vi: vi, en: en))
    }
}
