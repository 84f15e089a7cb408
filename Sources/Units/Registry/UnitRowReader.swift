internal import Figures

/// Turns the rows of units.csv into units, collecting every problem on the way.
struct UnitRowReader {
    let file: String
    private let headings: [String]
    /// The place of each known column.
    private var places: [UnitColumn: Int] = [:]
    /// The places of the columns that are kept as they are.
    private var extras: [Int] = []
    private(set) var problems: [UnitProblem] = []
    private(set) var units: [Unit] = []
    private(set) var lines: [Int] = []

    init(file: String, headings: [String], headingLine: Int) {
        self.file = file
        self.headings = headings
        for (place, heading) in headings.enumerated() {
            guard let column = UnitColumn(heading: heading) else {
                extras.append(place)
                continue
            }
            if places[column] != nil {
                problems.append(
                    UnitProblem(.columnTwice(column.rawValue), file: file, line: headingLine, column: heading))
            } else {
                places[column] = place
            }
        }
        for column in [UnitColumn.code, .name] where places[column] == nil {
            problems.append(
                UnitProblem(.columnMissing(column.rawValue), file: file, line: headingLine, column: ""))
        }
    }

    /// Whether the columns are there without which no row can be read.
    var canReadRows: Bool { places[.code] != nil && places[.name] != nil }

    /// Reads one row; a row of blank cells is none.
    mutating func read(_ cells: [String], line: Int) {
        let trimmed = cells.map(\.trimmedOfWhiteSpace)
        guard trimmed.contains(where: { !$0.isEmpty }) else { return }
        func text(_ column: UnitColumn) -> String? {
            guard let place = places[column], trimmed.indices.contains(place), !trimmed[place].isEmpty else {
                return nil
            }
            return trimmed[place]
        }
        func value<Value>(_ column: UnitColumn, _ read: (String) throws(UnitFault) -> Value) -> Value? {
            guard let cell = text(column) else { return nil }
            do throws(UnitFault) {
                return try read(cell)
            } catch {
                let heading = places[column].map { headings[$0] } ?? column.rawValue
                problems.append(UnitProblem(error, file: file, line: line, column: heading))
                return nil
            }
        }
        units.append(
            Unit(
                code: text(.code) ?? "", name: text(.name) ?? "", nameEn: text(.nameEn), kind: text(.kind) ?? "",
                parent: text(.parent), block: text(.block), isRanked: value(.ranked, UnitCells.yesOrNo),
                isCentre: value(.centre, UnitCells.yesOrNo) ?? false,
                population: value(.population, UnitCells.count), target: value(.target, UnitCells.count),
                validFrom: value(.validFrom, UnitCells.date), validTo: value(.validTo, UnitCells.date),
                ancestors: value(.ancestors, UnitCells.ancestors) ?? [], extras: extraCells(trimmed)))
        lines.append(line)
    }

    private func extraCells(_ cells: [String]) -> [String: String] {
        var kept: [String: String] = [:]
        for place in extras where cells.indices.contains(place) && !cells[place].isEmpty && !headings[place].isEmpty {
            kept[headings[place]] = cells[place]
        }
        return kept
    }
}
