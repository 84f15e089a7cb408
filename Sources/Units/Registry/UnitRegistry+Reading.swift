public import Tables

extension UnitRegistry {
    /// Reads units.csv.
    ///
    /// One row a unit, in any order; headings in English or Vietnamese, in any case, with or without diacritics; `code` and
    /// `name` are required, every other column and cell may be missing:
    ///
    /// | column | holds |
    /// |---|---|
    /// | `code` (mã) | the code, see `Unit.isCode` |
    /// | `name` (tên) | the name as it is printed |
    /// | `name_en` (tên tiếng Anh) | the English name |
    /// | `kind` (loại) | a free key: `commune`, `ward`, `department`, `district-centre`… |
    /// | `parent` (cấp trên) | the code of the unit that this one belongs to |
    /// | `block` (khối) | the units that it is ranked with |
    /// | `ranked` (xếp hạng) | yes or no; yes if left out and a block is given |
    /// | `centre` (trung tâm) | yes if it is a service centre; no if left out |
    /// | `population` (tổng thể) | transactions or persons: `6471`, `6.471` |
    /// | `target` (cỡ mẫu) | the forms that are planned |
    /// | `valid_from`, `valid_to` (từ ngày, đến ngày) | the first and last day: `2025-07-01`, `01/07/2025` |
    /// | `ancestors` (đơn vị cũ) | earlier units, `A01;A02:0.6`: the part of each that came here after the colon |
    ///
    /// Columns with other headings are kept in `Unit.extras`.
    ///
    /// - Throws: `unreadable` if the file is no table; `problems` with everything that is wrong in it, each with its line.
    public static func read(file: String) throws(UnitsError) -> UnitRegistry {
        let table: Table
        do throws(TableError) {
            table = try Table.read(file: file)
        } catch {
            throw .unreadable(error)
        }
        return try read(table: table)
    }

    /// Reads units from a table with the columns of `read(file:)`.
    ///
    /// - Throws: `problems` with everything that is wrong in it, each with its line.
    public static func read(table: Table) throws(UnitsError) -> UnitRegistry {
        var reader = UnitRowReader(file: table.file, headings: table.columns, headingLine: table.headerLine)
        guard reader.canReadRows else { throw .problems(reader.problems) }
        for row in table.rows { reader.read(row.cells, line: row.line) }
        if reader.units.isEmpty {
            throw .problems(
                reader.problems + [UnitProblem(.noUnits, file: table.file, line: table.headerLine, column: "")])
        }
        return try UnitRegistry(reader.units, lines: reader.lines, file: table.file, problems: reader.problems)
    }
}
