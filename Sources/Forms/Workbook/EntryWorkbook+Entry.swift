import Figures
import Questionnaires
import Tables

extension EntryWorkbook {
    /// Colours of the headings.
    enum Fill {
        static let required: UInt32 = 0xFCE4D6
        static let plain: UInt32 = 0xDDEBF7
        static let personal: UInt32 = 0xE4DFEC
        static let attention: UInt32 = 0xFFC7CE
    }

    /// What the entry sheet is besides its cells.
    func entryLayout(_ columns: [EntryColumn]) -> WorkbookLayout {
        let number = columns.firstIndex { $0.question.role == .formNumber } ?? 0
        return WorkbookLayout(
            columns: columns.map { WorkbookColumn(width: $0.width, style: $0.style) }, frozenRows: 1,
            frozenColumns: min(number, 2) + 1, isProtected: true, isLandscape: true,
            footer: footer, textColumns: columns.indices.filter { columns[$0].isText })
    }

    /// Instrument, campaign and notice, as the foot of each printed page.
    var footer: String {
        let instrument =
            "\(material.questionnaire.id) (\(material.text(FormTexts.version)) \(material.questionnaire.version))"
        let parts = [instrument, material.campaign?.id, material.questionnaire.wordingNotice.map(material.text)]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    /// Writes the header, and says what may be typed below it.
    func writeEntry(
        _ columns: [EntryColumn], _ sheet: WorkbookSheet, _ lists: [Int: WorkbookValidation.Rule],
        _ book: inout WorkbookWriter
    ) throws(TableError) {
        try book.write(columns.map(heading), to: sheet, height: headerHeight(columns))
        let body = 1...rows
        for (place, column) in columns.enumerated() {
            let range = WorkbookRange(rows: body, column: place)
            try book.note(note(column), row: 0, column: place, of: sheet)
            try book.validate(range, of: sheet, validation(column, lists[place]))
            if column.question.isRequired, column.question.relevant == nil, column.level == nil {
                try book.highlight(
                    range, of: sheet, .blankInStartedRow(columns: 0...(columns.count - 1)),
                    style: WorkbookStyle(fill: Fill.attention))
            }
            if column.question.role == .formNumber {
                try book.highlight(range, of: sheet, .duplicates, style: WorkbookStyle(isBold: true, ink: 0xC00000))
            }
        }
    }

    private func heading(_ column: EntryColumn) -> WorkbookCell {
        let question = column.question
        let fill = question.isRequired ? Fill.required : question.isPersonal ? Fill.personal : Fill.plain
        let marks = (question.isRequired ? " *" : "") + (question.isPersonal ? " " + FormTexts.personalMark : "")
        let level = column.level.map { "\n" + $0.code + " - " + material.text($0.label) } ?? ""
        return .text(
            column.name + "\n" + material.text(question.text) + marks + level,
            style: WorkbookStyle(isBold: true, fill: fill, hasBorder: true, wraps: true))
    }

    /// As high as the longest heading needs, within what a screen shows.
    private func headerHeight(_ columns: [EntryColumn]) -> Double {
        let lines = columns.map { column in
            // Bold letters and words that do not fit at the end of a line take some room.
            let label = column.level.map { material.text($0.label).count + 5 } ?? 0
            return 2 + Double(material.text(column.question.text).count + label) * 1.3 / column.width
        }
        return min(260, max(48, (lines.max() ?? 2).rounded(.up) * 15))
    }

    /// All that there is to know about a question, on its heading.
    private func note(_ column: EntryColumn) -> String {
        let question = column.question
        var lines = [question.id + ": " + material.text(question.text)]
        lines.append(material.text(texts.kind(question)))
        lines += column.choices.map { "\($0.code) = \(material.text($0.label))" }
        if question.role == .unit { lines.append(words.unitHint) }
        if case .multiple = question.kind {
            lines.append(column.level == nil ? words.severalHint : words.levelHint)
        }
        if question.isRequired { lines.append(material.text(FormTexts.required)) }
        if let relevance = texts.relevance(question) { lines.append(material.text(relevance)) }
        if let message = question.constraintMessage { lines.append(material.text(message)) }
        if question.isPersonal { lines.append(material.text(FormTexts.personal)) }
        return lines.joined(separator: "\n")
    }

    private func validation(_ column: EntryColumn, _ list: WorkbookValidation.Rule?) -> WorkbookValidation {
        let question = column.question
        var validation = WorkbookValidation(.anything, promptTitle: question.id, prompt: prompt(column))
        validation.error = material.text(texts.kind(question))
        switch question.kind {
        case .single: validation.error = words.chooseFromList
        case .multiple: validation.error = column.level == nil ? words.severalHint : words.levelHint
        case .number(let minimum, let maximum, let decimals):
            validation.rule =
                decimals == 0
                ? .wholeNumber(minimum: minimum?.double, maximum: maximum?.double)
                : .decimal(minimum: minimum?.double, maximum: maximum?.double)
        case .date:
            // A day outside the fieldwork is asked about, not refused: the program says the same as a warning.
            validation.rule = .date(from: material.campaign?.from, to: material.campaign?.to)
            validation.isStrict = material.campaign?.from == nil && material.campaign?.to == nil
            validation.error = words.dateOutside
        case .text(let length): validation.rule = .textLength(maximum: length)
        }
        if let list {
            validation.rule = list
            // Two marks on paper are typed as two codes, and a number may have been handed out later; a unit is one of the list.
            validation.isStrict = question.role == .unit
            validation.error = column.level == nil ? words.chooseFromList : words.levelHint
        }
        return validation
    }

    /// The wording and the way to answer, as far as 255 letters go.
    private func prompt(_ column: EntryColumn) -> String {
        var hints = [material.text(texts.kind(column.question))]
        if case .multiple = column.question.kind {
            let labels = column.choices.map { "\($0.code) = \(material.text($0.label))" }
            hints =
                column.level.map { [words.levelHint, "\($0.code) = \(material.text($0.label))"] }
                ?? [words.severalHint] + labels
        }
        if column.question.role == .unit { hints = [words.unitHint] }
        if let message = column.question.constraintMessage { hints.append(material.text(message)) }
        let hint = hints.joined(separator: "\n")
        let room = max(60, 250 - hint.count)
        let wording = material.text(column.question.text)
        return (wording.count > room ? wording.prefix(room - 1) + "…" : wording) + "\n" + hint
    }
}
