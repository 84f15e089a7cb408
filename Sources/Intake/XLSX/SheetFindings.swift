import Figures
import Responses
import Tables

/// What is to be told about a worksheet beside its records.
struct SheetFindings {
    let sheets: [XLSXSheet]
    let sheet: XLSXSheet
    let header: [String]
    let headerLine: Int
    /// Whether the campaign names the sheet.
    let isChosen: Bool

    /// All findings. What a bad cell holds is Excel's word, never a person's data.
    func all(_ notes: XLSXNotes) -> [Finding] {
        [chosen, hidden(notes), merged(notes), unnamed(notes)].compactMap(\.self)
            + notes.badCells.map(bad) + [more(notes)].compactMap(\.self)
    }

    /// Told where it is not plain which sheet and header are meant.
    private var chosen: Finding? {
        let others = sheets.filter { !$0.isHidden && $0 != sheet }.map(\.name)
        guard headerLine > 1 || (!isChosen && !others.isEmpty) else { return nil }
        let rest = others.isEmpty || isChosen ? "" : others.joined(separator: ", ")
        return Finding(
            .sheetChosen, line: headerLine, value: sheet.name,
            message: LocalizedText(
                vi: "Đã đọc trang «\(sheet.name)», dòng tiêu đề là dòng \(headerLine)."
                    + (rest.isEmpty ? "" : " Không đọc: \(rest); muốn đọc trang khác, ghi sheet=… trong campaign.xml."),
                en: "Sheet “\(sheet.name)” was read, its header is row \(headerLine)."
                    + (rest.isEmpty ? "" : " Not read: \(rest); for another sheet, say sheet=… in campaign.xml.")))
    }

    /// A sheet with the columns of the one that was read.
    static func notRead(_ sheet: XLSXSheet, rows: Int, header: Int) -> Finding {
        Finding(
            .sheetNotRead, line: header, value: sheet.name,
            message: LocalizedText(
                vi:
                    "Trang «\(sheet.name)»\(sheet.isHidden ? " (đang ẩn)" : "") có cùng các cột và \(rows) dòng dữ liệu nhưng không được "
                    + "đọc: mỗi tệp chỉ đọc một trang. Gộp các trang thành một, hoặc lưu trang này thành một tệp riêng.",
                en:
                    "Sheet “\(sheet.name)”\(sheet.isHidden ? " (hidden)" : "") has the same columns and \(rows) rows of data and was not "
                    + "read: one sheet of a file is. Put the sheets into one, or save this one as a file of its own."))
    }

    private func hidden(_ notes: XLSXNotes) -> Finding? {
        guard notes.hiddenRowCount > 0 || sheet.isHidden else { return nil }
        let list = notes.hiddenRows.prefix(10).map(String.init).joined(separator: ", ")
        let more = notes.hiddenRowCount > 10 ? "…" : ""
        if notes.hiddenRowCount == 0 {
            return Finding(
                .sheetHiddenRows, value: sheet.name,
                message: LocalizedText(
                    vi: "Trang «\(sheet.name)» đang ẩn trong Excel nhưng vẫn được đọc.",
                    en: "Sheet “\(sheet.name)” is hidden in Excel and was read all the same."))
        }
        return Finding(
            .sheetHiddenRows, line: notes.hiddenRows.first, value: sheet.name,
            message: LocalizedText(
                vi: "\(notes.hiddenRowCount) dòng đang ẩn hoặc bị lọc trong Excel vẫn được đọc: \(list)\(more).",
                en:
                    "\(notes.hiddenRowCount) rows that Excel hides or filters out were read all the same: \(list)\(more)."
            ))
    }

    private func merged(_ notes: XLSXNotes) -> Finding? {
        guard let first = notes.merged.first else { return nil }
        let list = notes.merged.prefix(10).map(\.name).joined(separator: ", ") + (notes.merged.count > 10 ? "…" : "")
        return Finding(
            .sheetMergedCells, line: first.rows.lowerBound, value: first.name,
            message: LocalizedText(
                vi:
                    "Có ô gộp trong dữ liệu: \(list). Giá trị của ô gộp theo chiều dọc được tính cho mọi dòng của nó; gộp theo chiều "
                    + "ngang thì chỉ tính cho cột đầu.",
                en:
                    "There are merged cells in the data: \(list). What is merged down counts for each of its rows; what is merged "
                    + "across counts for the first column alone."))
    }

    private func unnamed(_ notes: XLSXNotes) -> Finding? {
        guard notes.unnamedCells > 0, let first = notes.firstUnnamed else { return nil }
        return Finding(
            .sheetUnnamedColumns, value: first,
            message: LocalizedText(
                vi: "\(notes.unnamedCells) ô nằm ở cột không có tên nên không đọc; ô đầu tiên là \(first).",
                en:
                    "\(notes.unnamedCells) cells stand in columns without a name and are not read; the first is \(first)."
            ))
    }

    private func bad(_ cell: XLSXNotes.BadCell) -> Finding {
        let origin = RecordOrigin(
            record: UInt32(clamping: cell.record), line: UInt32(clamping: cell.line), length: 0, byte: 0)
        let message =
            cell.text.isEmpty
            ? LocalizedText(
                vi: "Ô có công thức nhưng tệp không lưu giá trị; coi như bỏ trống. Mở bằng Excel, tính lại rồi lưu.",
                en:
                    "The cell has a formula whose value the file does not hold; it counts as blank. Open it in Excel, calculate "
                    + "and save.")
            : LocalizedText(
                vi: "Ô chứa lỗi \(cell.text) của Excel. Sửa công thức hoặc nhập lại giá trị.",
                en: "The cell holds Excel's error \(cell.text). Mend the formula, or type the value.")
        // Headings of entry workbooks have the question's identifier in their first line, its wording below.
        let field = header[cell.column].prefix { !$0.isNewline }
        return Finding(
            .cellFormulaError, origin: origin, field: String(field), value: cell.text, message: message)
    }

    private func more(_ notes: XLSXNotes) -> Finding? {
        let left = notes.badCellCount - notes.badCells.count
        guard left > 0 else { return nil }
        return Finding(
            .fileFindingsShortened,
            message: LocalizedText(
                vi: "Còn \(left) ô lỗi công thức không liệt kê.",
                en: "\(left) more cells with formula errors are not listed."))
    }
}
