import Figures
import Questionnaires
import Tables

extension EntryWorkbook {
    /// Writes the sheet that explains: how to fill, what the colours mean, and each question with its answers.
    func writeGuide(_ columns: [EntryColumn], _ book: inout WorkbookWriter) throws(TableError) {
        let plain = WorkbookStyle(wraps: true)
        let sheet = try book.addSheet(
            words.guideSheet,
            WorkbookLayout(
                columns: [18, 60, 26, 12, 44, 44].map { WorkbookColumn(width: $0, style: plain) }, isProtected: true,
                isLandscape: true, fitsWidth: true, footer: footer))
        try writeHead(sheet, &book)
        for (index, step) in words.steps.enumerated() {
            try book.write([.text("\(index + 1)."), .text(step)], to: sheet)
        }
        try book.write([], to: sheet)
        for (fill, text) in [
            (Fill.required, words.requiredColour), (Fill.personal, words.personalColour),
            (Fill.attention, words.attentionColour),
        ] {
            try book.write([.text("", style: WorkbookStyle(fill: fill, hasBorder: true)), .text(text)], to: sheet)
        }
        try book.write([], to: sheet)
        try book.write(
            words.guideHeadings.map { .text($0) }, to: sheet,
            style: WorkbookStyle(isBold: true, fill: Fill.plain, hasBorder: true, wraps: true))
        for column in columns where column.isFirst {
            try book.write(guideRow(column), to: sheet, style: WorkbookStyle(hasBorder: true, wraps: true))
        }
    }

    private func writeHead(_ sheet: WorkbookSheet, _ book: inout WorkbookWriter) throws(TableError) {
        let questionnaire = material.questionnaire
        // The text of a title runs on over the blank cells beside it.
        let title = WorkbookStyle(isBold: true, size: 14)
        try book.write([.text(material.text(questionnaire.title), style: title)], to: sheet, height: 24)
        if let campaign = material.campaign {
            let line = [material.text(campaign.title), campaign.agency.map(material.text)].compactMap { $0 }
            try book.write([.text(line.joined(separator: " – "), style: WorkbookStyle(isBold: true))], to: sheet)
        }
        let unwrapped = WorkbookStyle()
        try book.write(
            [
                .text(
                    "\(questionnaire.id), \(material.text(FormTexts.version)) \(questionnaire.version)",
                    style: unwrapped)
            ],
            to: sheet)
        if let notice = questionnaire.wordingNotice {
            try book.write(
                [.text(material.text(notice), style: WorkbookStyle(isBold: true, ink: 0xC00000))], to: sheet)
        }
        let source = material.text(FormTexts.source) + ": " + material.text(questionnaire.source)
        try book.write([.text(source, style: WorkbookStyle(isItalic: true))], to: sheet)
        try book.write([], to: sheet)
    }

    private func guideRow(_ column: EntryColumn) -> [WorkbookCell] {
        let question = column.question
        let choices = column.choices.map { choice in
            let reason = choice.reason.map { " (\(material.text($0.text)))" } ?? ""
            return "\(choice.code) = \(material.text(choice.label))\(reason)"
        }
        var remarks = [texts.relevance(question), question.constraintMessage].compactMap { $0.map(material.text) }
        if question.isPersonal { remarks.append(FormTexts.personalMark + " " + material.text(FormTexts.personal)) }
        return [
            .text(column.level == nil ? question.id : question.id + "/…"), .text(material.text(question.text)),
            .text(column.level == nil ? material.text(texts.kind(question)) : words.levelHint),
            .text(question.isRequired ? "*" : ""), .text(choices.joined(separator: "\n")),
            .text(remarks.joined(separator: "\n")),
        ]
    }
}
