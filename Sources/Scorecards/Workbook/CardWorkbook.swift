import Figures
public import Tables
import XMLDocuments

/// A card kept in Excel: one row an element of its document, in the order of the document, with an attribute a column.
///
/// What is read back is a card's document (`*.scorecard.xml`); problems name the workbook's row.
public enum CardWorkbook {
    /// The Vietnamese headings of the columns that people look for; all others are named as in card documents.
    static let headings: [(name: String, vi: String)] = [
        (CardRows.depth, "bậc"), (CardRows.element, "phần tử"), ("id", "mã"), ("maximum", "điểm tối đa"),
        ("source", "nguồn điểm"), (CardRows.text, "chữ"),
    ]

    /// Writes the card of a document to a workbook; what is at the path stays until the new file is whole.
    ///
    /// - Throws: every problem of the card, which is read first; what writing the file throws, as a problem of a table.
    public static func write(_ bytes: [UInt8], of name: String, to file: String) throws(ScorecardsError) {
        _ = try ScorecardReader.read(bytes, file: name)
        let root: XMLElement
        do throws(XMLFailure) { root = try XMLTree.parse(bytes, file: name, schema: nil) } catch {
            throw ScorecardsError(error.problems.map { ScorecardProblem($0, file: name) })
        }
        do throws(TableError) { try write(CardRows(root), to: file) } catch {
            throw ScorecardsError(ScorecardProblem(.table, message: error.message))
        }
    }

    private static func write(_ rows: CardRows, to file: String) throws(TableError) {
        var book = try WorkbookWriter(file)
        let widths: [String: Double] = [
            CardRows.element: 18, "id": 10, "vi": 60, "en": 60, CardRows.text: 24, "formula": 40,
        ]
        let style = WorkbookStyle(wraps: true, numberFormat: WorkbookStyle.text)
        let sheet = try book.addSheet(
            "card",
            WorkbookLayout(
                columns: rows.columns.map { WorkbookColumn(width: widths[$0] ?? 11, style: style) }, frozenRows: 1,
                frozenColumns: 3, isLandscape: true, textColumns: Array(rows.columns.indices)))
        let bold = WorkbookStyle(isBold: true, fill: 0xDDEBF7, hasBorder: true, wraps: true)
        try book.write(
            rows.columns.map { column in
                .text(headings.first { $0.name == column }?.vi ?? column, style: bold)
            }, to: sheet)
        let element = rows.columns.firstIndex(of: CardRows.element) ?? 1
        for row in rows.rows {
            let isGroup = ["scorecard", "area", "bonus", "minus", "criterion"].contains(row[element])
            let style = WorkbookStyle(isBold: isGroup, wraps: true, numberFormat: WorkbookStyle.text)
            try book.write(row.map { $0.isEmpty ? .blank : .text($0, style: style) }, to: sheet)
        }
        try book.commit()
    }

    /// Reads a card from a workbook (or the same table as CSV): its document, and the card that it makes.
    ///
    /// - Throws: every problem of the table or the card, with the row.
    public static func read(_ table: Table) throws(ScorecardsError) -> (document: [UInt8], card: Scorecard) {
        let names = table.columns.map { column in
            headings.first { $0.vi == column.lowercased() || $0.name == column.lowercased() }?.name ?? column
        }
        for needed in [CardRows.depth, CardRows.element] where !names.contains(needed) {
            let vi = headings.first { $0.name == needed }?.vi ?? needed
            throw ScorecardsError(
                ScorecardProblem(
                    .table, file: table.file, line: table.headerLine, field: needed,
                    message: LocalizedText(
                        vi: "thiếu cột “\(vi)”: lập lại bảng bằng hailong form … --to xlsx",
                        en: "the column “\(needed)” is missing: make the table with hailong form … --to xlsx")))
        }
        let rows = table.rows.map { row in
            (
                line: row.line,
                cells: Dictionary(
                    zip(names, row.cells.map(\.withoutSpacesAround)), uniquingKeysWith: { first, _ in first })
            )
        }
        let dates = rows.compactMap { madeDate($0.cells["id"] ?? "", $0.line, table.file) }
        guard dates.isEmpty else { throw ScorecardsError(dates) }
        let root: XMLElement
        do throws(ScorecardProblem) { root = try CardRows.document(rows, file: table.file) } catch {
            throw ScorecardsError(error)
        }
        var writer = XMLWriter()
        writer.write(root)
        let document = writer.finish()
        do throws(ScorecardsError) {
            return (document, try ScorecardReader.read(document))
        } catch {
            throw ScorecardsError(inRows(error.problems, of: root, document, table.file))
        }
    }

    /// An identifier that Excel took for a date: 1.2 became 1 February. Nobody can tell any more what was typed.
    private static func madeDate(_ id: String, _ line: Int, _ file: String) -> ScorecardProblem? {
        guard TableColumns.isWorkbook(file), (try? CalendarDate(iso: String(id.prefix(10)))) != nil else { return nil }
        return ScorecardProblem(
            .notANumber, file: file, line: line, field: "id",
            message: LocalizedText(
                vi: "Excel đã đổi mã ở dòng này thành ngày (\(id)): định dạng cột mã là Văn bản rồi gõ lại mã",
                en: "Excel made a date of the id in this row (\(id)): format the column as text and type the id again"))
    }

    /// The problems of a document with the rows that its lines came from.
    private static func inRows(
        _ problems: [ScorecardProblem], of root: XMLElement, _ document: [UInt8], _ file: String
    ) -> [ScorecardProblem] {
        var rows: [Int: Int] = [:]
        func match(_ written: XMLElement, _ made: XMLElement) {
            if let line = written.line { rows[line] = made.line }
            for (left, right) in zip(written.children, made.children) { match(left, right) }
        }
        do throws(XMLFailure) { match(try XMLTree.parse(document, file: nil, schema: nil), root) } catch {
            // What is not well-formed cannot come from the writer; then problems keep no row.
            rows = [:]
        }
        return problems.map { $0.inRows(rows).inFile(file) }
    }
}
