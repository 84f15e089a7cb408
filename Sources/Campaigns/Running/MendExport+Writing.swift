internal import Figures
internal import Intake
internal import Questionnaires
internal import Responses
internal import Tables

extension MendExport {
    /// Writes the file: a workbook if it is called one, else CSV.
    func write(_ rows: [Row], to mend: MendRequest) throws(CampaignError) {
        let isWorkbook = mend.path.lowercased().hasSuffix(".xlsx")
        let bytes = isWorkbook ? [] : try bytes(rows, separator: mend.separator)
        do throws(TableError) {
            if isWorkbook {
                try workbook(rows, mend.path)
            } else {
                try AtomicFile.write(bytes, to: mend.path)
            }
        } catch {
            throw CampaignError(.inputOutput, [error.message])
        }
    }

    /// The headings and the questions that have a column.
    private func layout(_ rows: [Row]) -> (headings: [String], positions: [Int], hasRaw: Bool) {
        let positions = columns(rows)
        let hasRaw = rows.contains { $0.raw != nil }
        let headings =
            [MendColumn.batch, MendColumn.record, MendColumn.line, MendColumn.reasons]
            + positions.map { part.questionnaire.questions[$0].id } + (hasRaw ? [MendColumn.raw] : [])
        return (headings, positions, hasRaw)
    }

    /// A workbook: every cell a text, as it would be typed, so that a telephone number keeps its zero.
    private func workbook(_ rows: [Row], _ path: String) throws(TableError) {
        let (headings, positions, hasRaw) = layout(rows)
        var book = try WorkbookWriter(path, title: campaign.definition.title.text(language))
        let cell = WorkbookStyle(numberFormat: WorkbookStyle.text, isUnlocked: true)
        let reasons = WorkbookStyle(wraps: true)
        let widths = headings.map { $0 == MendColumn.reasons ? 60.0 : $0 == MendColumn.raw ? 40 : 16 }
        let sheet = try book.addSheet(
            language == .vi ? "Phiếu cần sửa" : "To mend",
            WorkbookLayout(
                columns: zip(headings, widths).map { heading, width in
                    WorkbookColumn(width: width, style: heading == MendColumn.reasons ? reasons : cell)
                }, frozenRows: 1, isLandscape: true, textColumns: Array(headings.indices)))
        try book.write(headings.map { .text($0) }, to: sheet, style: WorkbookStyle(isBold: true, wraps: true))
        for row in rows {
            var cells: [WorkbookCell] = [
                .text(row.record.batch), .text(String(row.record.record)), .text(row.line.map(String.init) ?? ""),
                .text(row.reasons),
            ]
            cells += positions.map { .text(row.answers[$0] ?? "") }
            if hasRaw { cells.append(.text(row.raw ?? "")) }
            try book.write(cells.map { $0.value == .text("") ? .blank : $0 }, to: sheet)
        }
        try book.commit()
    }

    /// The file as CSV: a header, and one row a record.
    private func bytes(_ rows: [Row], separator: Character) throws(CampaignError) -> [UInt8] {
        guard let kind = separator.asciiValue.flatMap(CSVSeparator.init(rawValue:)) else {
            throw CampaignError(
                .usage, vi: "--separator «\(separator)»: chỉ có ; , | và tab.",
                en: "--separator “\(separator)”: there are only ; , | and tab.")
        }
        var writer = CSVWriter(dialect: CSVDialect(separator: kind, lineEnd: .crlf), byteOrderMark: true)
        let (headings, positions, hasRaw) = layout(rows)
        writer.write(texts: headings)
        for row in rows {
            var cells: [CSVCell] = [
                .text(row.record.batch), .integer(row.record.record), row.line.map { .integer($0) } ?? .empty,
                .text(row.reasons),
            ]
            cells += positions.map { position in
                let text = row.answers[position] ?? ""
                return text.isEmpty ? .empty : .printed(text)
            }
            if hasRaw { cells.append(row.raw.map { .text($0) } ?? .empty) }
            writer.write(cells)
        }
        return writer.takeBytes()
    }

    /// The questions that have a column: those with an answer in some row, and those that no batch may lack.
    private func columns(_ rows: [Row]) -> [Int] {
        let known = Set(rows.flatMap(\.answers.keys))
        return part.questionnaire.questions.indices.filter { position in
            let role = part.questionnaire.questions[position].role
            return known.contains(position) || role == .unit || role == .formNumber
        }
    }
}
