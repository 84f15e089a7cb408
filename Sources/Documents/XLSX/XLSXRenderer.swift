import Figures
import Tables

/// Writes documents as Excel workbooks by the UK government's rules for spreadsheets that everyone can use: one table a
/// sheet with its name in A1, one row of headers that stays in view, no merged cells, marks for what is not there, and
/// a sheet of notes first that says everything that is not a table. A chart is the table of its figures, with
/// bars that Excel draws over them. The notes lead to each sheet and each sheet leads back.
///
/// Figures are numbers, rounded as they are printed, with a number format of their decimals; percentages are Excel's own
/// (98,62% is 0.9862). The same document always gives the same bytes.
public struct XLSXRenderer: Sendable {
    /// Makes a renderer.
    public init() {}

    /// The workbook.
    ///
    /// - Throws: what ``Document/check()`` throws; ``DocumentsError/file(_:)`` for what a workbook cannot hold.
    public func render(_ document: Document) throws(DocumentsError) -> [UInt8] {
        try document.check()
        var collector = WorkbookCollector(document)
        collector.collect()
        do throws(TableError) {
            var book = try WorkbookWriter(inMemory: "report.xlsx", title: document.title)
            try write(collector, language: document.language, to: &book)
            return try book.bytes()
        } catch { throw .file(error) }
    }

    private func write(
        _ collector: WorkbookCollector, language: Language, to book: inout WorkbookWriter
    ) throws(TableError) {
        try writeNotes(collector, language: language, to: &book)
        for table in collector.tables { try write(table, language: language, to: &book) }
    }

    private func write(
        _ table: WorkbookTable, language: Language, to book: inout WorkbookWriter
    ) throws(TableError) {
        let page = WorkbookPage(of: table)
        let charts = page.charts(of: table, language: language)
        let sheet = try book.addSheet(
            table.sheet,
            WorkbookLayout(
                columns: table.widths.map { WorkbookColumn(width: $0) }, frozenRows: 3,
                frozenColumns: table.frozenColumns, isLandscape: page.isLandscape,
                fitsWidth: page.isOne || charts.isEmpty,
                fitsHeight: page.isOne && !charts.isEmpty, printScale: page.isOne || charts.isEmpty ? nil : page.scale,
                pageBreaks: page.isOne ? [] : page.breaks(before: charts, under: table),
                footer: table.caption, textColumns: table.textColumns))
        try book.write([.text(table.caption)], to: sheet, style: Self.title)
        let hint = RendererWords.oneTable.text(language)
        try book.write([.text(hint)], to: sheet, style: Self.hint)
        try book.link(hint, column: 0, of: sheet, to: RendererWords.notes.text(language))
        let headers = table.headers.map { WorkbookCell.text($0) }
        try book.write(
            headers, to: sheet, style: Self.header, height: WorkbookTable.height(headers, widths: table.widths))
        for row in table.rows {
            try book.write(row, to: sheet, height: WorkbookTable.height(row, widths: table.widths))
        }
        for chart in charts { try book.addChart(chart.drawn, to: sheet, row: chart.row, column: 0) }
    }

    private func writeNotes(
        _ collector: WorkbookCollector, language: Language, to book: inout WorkbookWriter
    ) throws(TableError) {
        let sheet = try book.addSheet(
            RendererWords.notes.text(language),
            WorkbookLayout(
                columns: [WorkbookColumn(width: 28), WorkbookColumn(width: 100)], frozenRows: 3, fitsWidth: true,
                footer: collector.document.title))
        try book.write([.text(WorkbookCollector.cut(collector.document.title))], to: sheet, style: Self.title)
        try book.write([.text(WorkbookCollector.cut(collector.document.subtitle ?? ""))], to: sheet, style: Self.hint)
        try book.write(
            [.text(RendererWords.place.text(language)), .text(RendererWords.content.text(language))], to: sheet,
            style: Self.header)
        for note in collector.notes {
            let cells: [WorkbookCell] = [
                .text(note.place, style: WorkbookStyle(isBold: true, wraps: true)),
                .text(note.text, style: WorkbookStyle(wraps: true)),
            ]
            try book.write(cells, to: sheet, height: WorkbookTable.height(cells, widths: [28, 100]))
            if note.leadsThere {
                try book.link(
                    note.place, column: 0, of: sheet, to: note.place, style: WorkbookStyle(isBold: true, wraps: true))
            }
        }
    }

    private static let title = WorkbookStyle(isBold: true, size: 14)
    private static let hint = WorkbookStyle(ink: 0x55606E)
    private static let header = WorkbookStyle(isBold: true, fill: 0xE4EAF1, hasBorder: true, wraps: true)
}
