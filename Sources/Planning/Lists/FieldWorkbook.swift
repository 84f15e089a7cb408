public import Figures
internal import Tables
public import Units

/// The workbook of the field team: a row for each form, in the order of the numbers, with room for what became of it.
///
/// Its headings are those of sample.csv in Vietnamese, so that the workbook that comes back can itself be named as the campaign's
/// sample. Columns of the frame, which may name persons, are in it only where they were asked for.
public struct FieldWorkbook: Sendable {
    private let draw: SampleDraw
    private let frame: SamplingFrame
    private let units: UnitRegistry
    private let language: Language
    private let outcomes: [LocalizedText]

    /// Makes the workbook of a drawn sample.
    ///
    /// - Parameter outcomes: what can become of a form, as the campaign reads it.
    public init(
        _ draw: SampleDraw, frame: SamplingFrame, units: UnitRegistry, language: Language, outcomes: [LocalizedText]
    ) {
        self.draw = draw
        self.frame = frame
        self.units = units
        self.language = language
        self.outcomes = outcomes
    }

    /// Writes the workbook.
    ///
    /// - Throws: what writing throws.
    public func write(to file: String) throws(PlanningError) {
        do throws(TableError) { try written(to: file) } catch { throw .table(error) }
    }

    private static let heading = WorkbookStyle(isBold: true, fill: 0xD9E2F3, hasBorder: true, wraps: true)
    private static let cell = WorkbookStyle(hasBorder: true, wraps: true)
    private static let open = WorkbookStyle(
        fill: 0xFFF9E5, hasBorder: true, wraps: true, numberFormat: WorkbookStyle.text)

    private struct Column {
        let heading: LocalizedText
        let width: Double
        var isOpen = false
    }

    private func columns(isReserve: Bool) -> [Column] {
        var columns = [
            Column(heading: LocalizedText(vi: "Mã đơn vị", en: "unit"), width: 11),
            Column(heading: LocalizedText(vi: "Số phiếu", en: "form"), width: 14),
            Column(heading: LocalizedText(vi: "Tên đơn vị được đánh giá", en: "Name of the unit"), width: 30),
            Column(heading: LocalizedText(vi: "Tầng", en: "stratum"), width: 16),
            Column(heading: LocalizedText(vi: "Cụm", en: "psu"), width: 18),
            Column(heading: LocalizedText(vi: "Mã trong danh sách", en: "frame_id"), width: 20),
        ]
        columns += frame.keptColumns.map { Column(heading: LocalizedText(verbatim: $0), width: 26) }
        if isReserve {
            columns.append(Column(heading: LocalizedText(vi: "Thứ tự lấy", en: "order"), width: 9))
        } else {
            columns += [
                Column(heading: LocalizedText(vi: "Xác suất", en: "probability"), width: 13),
                Column(heading: LocalizedText(vi: "Kết quả", en: "outcome"), width: 22, isOpen: true),
                Column(heading: LocalizedText(vi: "Thay bằng", en: "replacement"), width: 14, isOpen: true),
            ]
        }
        columns.append(Column(heading: LocalizedText(vi: "Ghi chú", en: "note"), width: 24, isOpen: true))
        return columns
    }

    private func written(to file: String) throws(TableError) {
        var book = try WorkbookWriter(file, title: LocalizedText(vi: "Mẫu điều tra", en: "Sample").text(language))
        let sheet = try add(LocalizedText(vi: "Mẫu", en: "Sample"), isReserve: false, to: &book)
        for person in draw.persons {
            try book.write(
                cells(person) + [
                    .text(person.probability.map(SampleTables.decimal) ?? "", style: Self.cell), open, open, open,
                ], to: sheet, style: Self.cell)
        }
        if !draw.reserve.isEmpty {
            let reserve = try add(LocalizedText(vi: "Dự phòng", en: "Reserve"), isReserve: true, to: &book)
            for (person, order) in zip(draw.reserve, SampleTables.orders(draw.reserve)) {
                try book.write(
                    cells(person) + [.count(order, style: Self.cell), open], to: reserve, style: Self.cell)
            }
        }
        try addOutcomes(to: sheet, of: &book)
        try book.commit()
    }

    private var open: WorkbookCell { WorkbookCell(.blank, style: Self.open) }

    private func add(
        _ name: LocalizedText, isReserve: Bool, to book: inout WorkbookWriter
    ) throws(TableError) -> WorkbookSheet {
        let columns = columns(isReserve: isReserve)
        let sheet = try book.addSheet(
            name.text(language),
            WorkbookLayout(
                columns: columns.map { WorkbookColumn(width: $0.width, style: $0.isOpen ? Self.open : nil) },
                frozenRows: 1, frozenColumns: 2, isLandscape: true, fitsWidth: true, textColumns: Array(columns.indices)
            ))
        try book.write(columns.map { .text($0.heading.text(language)) }, to: sheet, style: Self.heading)
        return sheet
    }

    private func cells(_ person: DrawnPerson) -> [WorkbookCell] {
        let unit = units.units[person.unit]
        let entry = person.entry.map { frame.entries[$0] }
        let kept = entry?.kept ?? frame.keptColumns.map { _ in "" }
        let texts = [
            unit.code, person.form, unit.name(in: language), person.stratum, person.psu, entry?.id ?? "",
        ]
        return (texts + kept).map { .text($0) }
    }

    /// The outcomes as a list to choose from, on a sheet of their own.
    private func addOutcomes(to sheet: WorkbookSheet, of book: inout WorkbookWriter) throws(TableError) {
        guard !outcomes.isEmpty, !draw.persons.isEmpty else { return }
        let lists = try book.addSheet(LocalizedText(vi: "Danh mục", en: "Lists").text(language), WorkbookLayout())
        for outcome in outcomes { try book.write([.text(outcome.text(language))], to: lists) }
        let column = columns(isReserve: false).count - 3
        try book.validate(
            WorkbookRange(rows: 1...draw.persons.count, column: column), of: sheet,
            WorkbookValidation(
                .list(lists, WorkbookRange(rows: 0...(outcomes.count - 1), column: 0)),
                error: LocalizedText(vi: "Chọn một kết quả trong danh sách.", en: "Choose an outcome of the list.")
                    .text(
                        language), isStrict: false))
    }
}
