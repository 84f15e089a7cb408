import Figures
import Tables

/// Finds the columns of a table that people keep by any of their headings, whatever their case.
struct TableColumns {
    let table: Table
    private var places: [String: Int] = [:]

    init(_ table: Table) {
        self.table = table
        for (place, name) in table.columns.enumerated() where places[name.lowercased()] == nil {
            places[name.lowercased()] = place
        }
    }

    /// The place of a column under any of its headings.
    func place(_ headings: [String]) -> Int? {
        headings.lazy.compactMap { places[$0] }.first
    }

    /// The place of a column that may be there. Two that mean the same are refused: one of them would be passed over.
    func optional(_ headings: [String]) throws(ScorecardProblem) -> Int? {
        let found = headings.filter { places[$0] != nil }
        guard found.count < 2 else {
            let names = found.joined(separator: "”, “")
            throw ScorecardProblem(
                .table, file: table.file, line: table.headerLine, field: headings[0],
                message: LocalizedText(
                    vi: "hai cột cùng một nghĩa: “\(names)”; bỏ một cột",
                    en: "two columns mean the same: “\(names)”; take one out"))
        }
        return found.first.flatMap { places[$0] }
    }

    /// The place of a column that must be there; the first heading is the one that messages name.
    func required(_ headings: [String]) throws(ScorecardProblem) -> Int {
        if let place = try optional(headings) { return place }
        let present = table.columns.joined(separator: ", ")
        throw ScorecardProblem(
            .table, file: table.file, line: table.headerLine, field: headings[0],
            message: LocalizedText(
                vi: "thiếu cột “\(headings[0])” (có: \(present)): thêm cột hoặc sửa tên cột",
                en: "the column “\(headings[0])” is missing (present: \(present)): add it or mend its heading"))
    }
}

extension String {
    /// The text without white space around it.
    var withoutSpacesAround: String {
        // Nearly every cell is clean, and looking at two bytes is many times faster than looking at characters.
        if let first = utf8.first, let last = utf8.last, (0x21...0x7E) ~= first, (0x21...0x7E) ~= last { return self }
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[start...end])
    }
}
