public import Figures
public import Tables
public import Units

/// The workbook in which an office writes the year's data for a card: one row an input, everything but value and note locked.
///
/// It is a file of scores as it stands (`ScoreInputs.read`): the headings are those of scores, other columns explain. What was
/// read before stands in it, so that appraisers see what the unit wrote.
public struct ScoreSheetWorkbook: Sendable {
    private let card: Scorecard
    private let units: [Unit]
    private let language: Language
    private let known: @Sendable (_ unit: String, _ criterion: String) -> [ScoreEntry]

    /// Makes the workbook.
    ///
    /// - Parameters:
    ///   - units: the units that the card is for, in the order of the sheet.
    ///   - known: what was entered before; none by default.
    public init(
        _ card: Scorecard, units: [Unit], language: Language,
        known: @escaping @Sendable (_ unit: String, _ criterion: String) -> [ScoreEntry] = { _, _ in [] }
    ) {
        self.card = card
        self.units = units
        self.language = language
        self.known = known
    }

    /// The most units that have a sheet of their own; of more all stand in one sheet, as no one would look for theirs.
    public static let mostSheets = 250

    /// Writes the workbook: a sheet a unit with a list of them before, or one sheet for one unit and for very many; what is at the path
    /// stays until the new file is whole.
    public func write(to file: String) throws(TableError) {
        var book = try WorkbookWriter(file, title: card.title.text(language))
        if units.count > 1, units.count <= Self.mostSheets {
            let names = SheetNames(units.map(\.code), besides: words("Danh sách", "Units"))
            try writeList(names, to: &book)
            for (unit, name) in zip(units, names.all) { try write([unit], sheet: name, to: &book) }
        } else {
            try write(units, sheet: words("Phiếu chấm", "Scores"), to: &book)
        }
        try book.commit()
    }

    /// The units with the names of their sheets. Its headings are not those of scores, so it is passed over on reading.
    private func writeList(_ names: SheetNames, to book: inout WorkbookWriter) throws(TableError) {
        let sheet = try book.addSheet(
            names.list,
            WorkbookLayout(
                columns: [12, 50, 34].map { WorkbookColumn(width: $0) }, frozenRows: 1, isProtected: true,
                textColumns: [0, 2]))
        try book.write(
            [words("mã đơn vị", "unit"), words("tên đơn vị", "name"), words("trang tính", "sheet")].map {
                .text($0, style: Self.headingStyle)
            }, to: sheet)
        for (unit, name) in zip(units, names.all) {
            try book.write([.text(unit.code), .text(unit.name(in: language)), .text(name)], to: sheet)
        }
    }

    private func write(_ units: [Unit], sheet name: String, to book: inout WorkbookWriter) throws(TableError) {
        let locked = WorkbookStyle(hasBorder: true, wraps: true, numberFormat: WorkbookStyle.text)
        let widths: [Double] = [12, 26, 12, 60, 10, 16, 26, 14, 40, 30]
        let sheet = try book.addSheet(
            name,
            WorkbookLayout(
                columns: widths.enumerated().map { WorkbookColumn(width: $0.element, style: style(of: $0.offset)) },
                frozenRows: 1, frozenColumns: 3, isProtected: true, isLandscape: true, fitsWidth: true,
                footer: "\(card.id) (\(card.version))", textColumns: [0, 2, 5]))
        try book.write(headings.map { .text($0, style: Self.headingStyle) }, to: sheet)
        var row = 0
        for unit in units {
            for criterion in card.allCriteria where criterion.questionnaire == nil {
                for input in asked(criterion) {
                    row += 1
                    let entry = known(unit.code, criterion.id).first { $0.input == input.name }
                    try book.write(cells(unit, criterion, input, entry), to: sheet, style: locked)
                    try book.validate(
                        WorkbookRange(rows: row...row, column: Self.valueColumn), of: sheet,
                        validation(input, criterion))
                }
            }
        }
    }

    private static let headingStyle = WorkbookStyle(isBold: true, fill: 0xDDEBF7, hasBorder: true, wraps: true)
    private static let valueColumn = 7

    private func words(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en).text(language) }

    /// The headings; those of the columns that are read back are those of files of scores.
    private var headings: [String] {
        [
            words("mã đơn vị", "unit"), words("tên đơn vị", "name"), words("mã tiêu chí", "criterion"),
            words("nội dung", "title"), words("điểm tối đa", "maximum"), words("số liệu", "input"),
            words("tên số liệu", "input title"), words("giá trị", "value"), words("ghi chú", "note"),
            words("cách ghi", "what to write"),
        ]
    }

    /// Only value and note can be written to.
    private func style(of column: Int) -> WorkbookStyle {
        switch column {
        case Self.valueColumn: WorkbookStyle(fill: 0xFFF2CC, hasBorder: true, isUnlocked: true)
        case Self.valueColumn + 1: WorkbookStyle(hasBorder: true, wraps: true, isUnlocked: true)
        default: WorkbookStyle(hasBorder: true, wraps: true)
        }
    }

    /// The inputs of a criterion, without the question whether it applies where the card does not re-base.
    private func asked(_ criterion: Criterion) -> [RuleInput] {
        let mayBeLeftOut = CardCheck(card).cannotBeLeftOut(criterion) == nil
        return criterion.inputs.filter { $0 != .applies || mayBeLeftOut }
    }

    private func cells(_ unit: Unit, _ criterion: Criterion, _ input: RuleInput, _ entry: ScoreEntry?) -> [WorkbookCell]
    {
        let value: WorkbookCell
        if let number = entry?.value {
            // Excel keeps numbers as doubles, and the shortest decimal of such a double is the number that was entered.
            value = .number(number.double, style: style(of: Self.valueColumn))
        } else {
            value = WorkbookCell(.blank, style: style(of: Self.valueColumn))
        }
        return [
            .text(unit.code), .text(unit.name(in: language)), .text(criterion.id),
            .text(criterion.title.text(language)),
            .text(criterion.maximum.exactText(FigureFormat(language))), .text(input.name),
            .text(input.title.text(language)), value,
            .text(entry?.note ?? "", style: style(of: Self.valueColumn + 1)), .text(input.kind.text.text(language)),
        ]
    }

    private func validation(_ input: RuleInput, _ criterion: Criterion) -> WorkbookValidation {
        let rule: WorkbookValidation.Rule =
            switch input.kind {
            case .points: .decimal(minimum: 0, maximum: criterion.maximum.double)
            case .amount: .decimal(minimum: 0, maximum: nil)
            case .count: .wholeNumber(minimum: 0, maximum: nil)
            case .truth: .wholeNumber(minimum: 0, maximum: 1)
            case .percent: .decimal(minimum: 0, maximum: 100)
            }
        return WorkbookValidation(
            rule, promptTitle: criterion.id, prompt: input.title.text(language), error: input.kind.text.text(language))
    }
}
