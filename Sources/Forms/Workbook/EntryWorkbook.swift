import Figures
import Questionnaires
import Tables
import Units

/// The workbook in which people type forms: a sheet of entry, a guide, the units, and hidden lists behind the drop-downs.
///
/// The entry sheet is what the program reads: one header row, one form a row. A heading is the question's identifier, and under
/// it, in the same cell, the wording; the reader goes by the first line. A choose-many question has a column for each of its levels
/// (`ways/1`), in which an `x` marks what was chosen; one of very many levels has one column for codes with a space between (`1 3`).
/// Everything can be typed as the code alone or chosen from the list.
public struct EntryWorkbook: Sendable {
    let material: FormMaterial
    let numbers: [String]
    let rows: Int
    let texts: QuestionTexts
    let words: EntryWords

    /// The most rows that are prepared; more can be typed, without drop-downs.
    public static let mostRows = 100_000

    /// Makes a workbook.
    ///
    /// - Parameters:
    ///   - numbers: the form numbers that are offered; empty for any.
    ///   - rows: how many rows have drop-downs and checks.
    /// - Throws: `tooMany`.
    public init(_ material: FormMaterial, numbers: [String] = [], rows: Int = 500) throws(FormsError) {
        guard (1...Self.mostRows).contains(rows) else { throw .tooMany(asked: rows, limit: Self.mostRows) }
        self.material = material
        self.numbers = numbers
        self.rows = max(rows, numbers.count)
        texts = QuestionTexts(material: material)
        words = EntryWords(material.language)
    }

    /// Writes the workbook; what is at the path stays until the new file is whole.
    public func write(to file: String) throws(FormsError) {
        do throws(TableError) {
            try writeSheets(to: file)
        } catch {
            throw .table(error)
        }
    }

    private func writeSheets(to file: String) throws(TableError) {
        let columns = EntryColumns(self).columns
        var book = try WorkbookWriter(file, title: material.text(material.questionnaire.title))
        let entry = try book.addSheet(words.entrySheet, entryLayout(columns))
        try writeGuide(columns, &book)
        if let campaign = material.campaign { try writeUnits(campaign, &book) }
        let lists = try writeLists(columns, &book)
        try writeEntry(columns, entry, lists, &book)
        try book.commit()
    }
}

/// A column of the entry sheet.
struct EntryColumn {
    var question: Question
    /// The level of a choose-many question that the column is for; nil for a column with the whole answer.
    var level: AnswerChoice?
    /// Whether it is the first of its question's columns.
    var isFirst = true
    /// What a drop-down offers; empty where anything of the kind may be typed.
    var offered: [WorkbookCell]
    /// What can be chosen, for the guide; empty for questions without a scale.
    var choices: [AnswerChoice]
    /// How cells that are typed into look.
    var style: WorkbookStyle
    var width: Double

    /// What the heading begins with, by which the column is read.
    var name: String { level.map { question.id + "/" + $0.code } ?? question.id }

    /// Whether what is typed stays a text.
    var isText: Bool { style.numberFormat == WorkbookStyle.text }
}

/// Plans the columns of an entry sheet.
struct EntryColumns {
    private(set) var columns: [EntryColumn] = []
    private let book: EntryWorkbook

    init(_ book: EntryWorkbook) {
        self.book = book
        columns = book.material.asked.flatMap { question in
            let levels = levels(question)
            return levels.isEmpty ? [column(question)] : levels
        }
    }

    /// A choose-many question has a column a level up to so many levels.
    static let mostLevels = 12

    /// The columns of the levels of a choose-many question; none for any other question, for one of many levels, and where a level's
    /// heading would not be read as that level.
    private func levels(_ question: Question) -> [EntryColumn] {
        guard case .multiple = question.kind, let scale = book.material.questionnaire.scale(of: question),
            (1...Self.mostLevels).contains(scale.levels.count)
        else { return [] }
        let isPlain = scale.levels.allSatisfy { level in
            level.code.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }
        }
        guard isPlain else { return [] }
        let missing = scale.missingCodes.map { Self.code($0.code) }
        return scale.levels.enumerated().map { place, level in
            EntryColumn(
                question: question, level: AnswerChoice(code: level.code, label: level.label), isFirst: place == 0,
                offered: [.text(EntryWords.mark)] + missing, choices: scale.choices,
                style: WorkbookStyle(alignment: .centre, numberFormat: WorkbookStyle.text, isUnlocked: true), width: 14)
        }
    }

    private func column(_ question: Question) -> EntryColumn {
        let scale = book.material.questionnaire.scale(of: question)
        let choices = scale?.choices ?? []
        var style = WorkbookStyle(isUnlocked: true)
        var offered: [WorkbookCell] = []
        var width = 16.0
        switch question.kind {
        case .single: if let scale { offered = entries(scale) }
        case .multiple: style.numberFormat = WorkbookStyle.text
        case .number: width = 12
        case .date:
            style.numberFormat = WorkbookStyle.day
            width = 13
        case .text(let length):
            style.numberFormat = WorkbookStyle.text
            width = length > 100 ? 32 : 20
        }
        switch question.role {
        case .unit:
            offered = units()
            width = 30
        case .formNumber: offered = book.numbers.map { .text($0) }
        default: break
        }
        return EntryColumn(question: question, offered: offered, choices: choices, style: style, width: width)
    }

    /// Code and label, then the codes alone, so that both the list and the keyboard do.
    private func entries(_ scale: Scale) -> [WorkbookCell] {
        let lexicon = ScaleLexicon(scale)
        let both = scale.choices.map { scale.entry(of: $0, lexicon, book.material.language) }
        let codes = scale.levels.map(\.code) + scale.missingCodes.map(\.code)
        return both.filter { !codes.contains($0) }.map { .text($0) } + codes.map(Self.code)
    }

    /// A code as Excel keeps what is typed: `4` is a number, `04` and `a` are texts.
    private static func code(_ code: String) -> WorkbookCell {
        if let number = Int(code), String(number) == code { .count(number) } else { .text(code) }
    }

    private func units() -> [WorkbookCell] {
        guard let campaign = book.material.campaign else { return [] }
        let both = campaign.units.map { campaign.entry(of: $0) }
        let codes = campaign.units.map(\.code)
        return both.filter { !codes.contains($0) }.map { .text($0) } + codes.map { .text($0) }
    }
}
