import Documents
import Figures
import Questionnaires
import Units

extension PaperForm {
    /// Writes the questions of a group.
    func write(_ group: FormOutline.Group, _ number: String?, to page: inout HTMLBuffer) {
        for title in group.titles { page.element("h3", text: material.text(title)) }
        for block in PaperBlock.blocks(group.questions, material) {
            switch block {
            case .matrix(let questions, let scale, let lead): writeMatrix(questions, scale, lead, to: &page)
            case .question(let question): write(question, number, to: &page)
            }
        }
    }

    private func writeMatrix(_ questions: [Question], _ scale: Scale, _ lead: String?, to page: inout HTMLBuffer) {
        page.markup("<table class=\"matrix\"><thead><tr>")
        page.element("th", .style("wording"), text: lead ?? "")
        for choice in scale.choices {
            page.open("th", .style(choice.reason == nil ? "level" : "level missing"))
            page.prose(material.text(choice.label))
            page.element("span", .style("number"), text: choice.code)
            page.close("th")
        }
        page.markup("</tr></thead>\n<tbody>\n")
        for question in questions {
            page.markup("<tr><td class=\"wording\">")
            writeWording(question, PaperBlock.rest(of: question, after: lead, material), to: &page)
            page.markup("</td>")
            for choice in scale.choices {
                page.open("td", .style(choice.reason == nil ? "level" : "level missing"))
                page.markup("<span class=\"box\"></span></td>")
            }
            page.markup("</tr>\n")
        }
        page.markup("</tbody></table>\n")
    }

    private func write(_ question: Question, _ number: String?, to page: inout HTMLBuffer) {
        page.markup("<div class=\"question\"><div class=\"wording\">")
        writeWording(question, material.text(question.text), to: &page)
        page.markup("</div>")
        writeAnswer(question, number, to: &page)
        page.markup("</div>\n")
    }

    /// The heading of the question's column, for those who type the form in, its wording and marks, and when it is asked.
    private func writeWording(_ question: Question, _ wording: String, to page: inout HTMLBuffer) {
        page.element("span", .style("id"), text: question.id)
        page.text(" ")
        page.prose(wording)
        if question.isRequired { page.markup("<span class=\"mark\"> *</span>") }
        if question.isPersonal { page.element("span", .style("mark"), text: " " + FormTexts.personalMark) }
        if case .multiple = question.kind {
            page.element("span", .style("several"), text: " (\(material.text(FormTexts.severalAnswers)))")
        }
        if let relevance = texts.relevance(question) {
            page.element("div", .style("when"), text: "→ " + material.text(relevance))
        }
    }

    private func writeAnswer(_ question: Question, _ number: String?, to page: inout HTMLBuffer) {
        if question.role == .formNumber, let number {
            page.element("div", .style("given"), text: number)
        } else if question.role == .unit, let unit {
            page.element("div", .style("given"), text: "\(unit.code) – \(unit.name(in: material.language))")
        } else {
            writeBlank(question, to: &page)
        }
    }

    private func writeBlank(_ question: Question, to page: inout HTMLBuffer) {
        switch question.kind {
        case .single, .multiple: writeChoices(question, to: &page)
        case .number(let minimum, let maximum, let decimals):
            page.markup("<div class=\"cells\">")
            let longest = [minimum, maximum].compactMap { $0?.wholeDigits }.max()
            writeCells(min(max(longest ?? 6, 1), 12), to: &page)
            if decimals > 0 {
                page.text(",")
                writeCells(min(decimals, 6), to: &page)
            }
            page.close("div")
        case .date:
            page.markup("<div class=\"cells\">")
            writeCells(2, to: &page)
            page.text("/")
            writeCells(2, to: &page)
            page.text("/")
            writeCells(4, to: &page)
            page.close("div")
        case .text(let length):
            for _ in 0..<(length > 500 ? 4 : length > 200 ? 2 : 1) { page.markup("<div class=\"line\"></div>") }
        }
    }

    private func writeChoices(_ question: Question, to page: inout HTMLBuffer) {
        let choices = material.questionnaire.scale(of: question)?.choices ?? []
        let longest = choices.map { material.text($0.label).count }.max() ?? 0
        page.open("div", .style(longest > 40 ? "choices long" : "choices"))
        for choice in choices {
            page.markup("<div class=\"choice\"><span class=\"box\"></span>")
            page.element("span", .style("number"), text: choice.code)
            page.text(" ")
            page.prose(material.text(choice.label))
            page.markup("</div>")
        }
        page.close("div")
    }

    private func writeCells(_ count: Int, to page: inout HTMLBuffer) {
        for _ in 0..<count { page.markup("<span class=\"cell\"></span>") }
    }
}

extension Ratio {
    /// How many digits the whole part has.
    fileprivate var wholeDigits: Int {
        let whole = double.magnitude.rounded(.up)
        return whole < 1e15 ? String(Int(whole)).count : 16
    }
}
