import Documents
import Figures
import Questionnaires
public import Units

/// The instrument as paper forms: a page of HTML that stands alone and prints on A4, one form after the other.
///
/// Each form carries its number as text, on every page, and in a QR code (see ``FormCode``). Nothing that belongs together is cut by the
/// end of a page. The same material gives the same bytes.
public struct PaperForm: Sendable {
    let material: FormMaterial
    let outline: FormOutline
    let texts: QuestionTexts
    /// The unit that the forms are about, printed on them; nil for a line to write on.
    let unit: Unit?
    /// The numbers; a single nil for a form without one.
    let numbers: [String?]

    /// Makes forms.
    ///
    /// - Parameters:
    ///   - unit: the unit that all forms are about.
    ///   - numbers: the number of each form; empty for one form without a number.
    public init(_ material: FormMaterial, unit: Unit? = nil, numbers: [String] = []) {
        self.material = material
        self.unit = unit
        self.numbers = numbers.isEmpty ? [nil] : numbers
        outline = FormOutline(material)
        texts = QuestionTexts(material: material)
    }

    /// The page, UTF-8.
    ///
    /// - Throws: `codeTooLong`.
    public func bytes() throws(FormsError) -> [UInt8] {
        var page = HTMLBuffer()
        page.markup("<!DOCTYPE html>\n")
        page.open("html", material.language == .vi ? .fixed("lang", "vi") : .fixed("lang", "en"))
        page.markup("\n<head>\n<meta charset=\"utf-8\">\n")
        page.element("title", text: material.text(material.questionnaire.title))
        page.markup("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>")
        page.markup(PaperStyle.sheet)
        if numbers.count == 1 { page.markup(PaperStyle.pageNumbers) }
        page.markup("</style>\n</head>\n<body>\n")
        for number in numbers { try write(number, to: &page) }
        page.markup("</body>\n</html>\n")
        return page.bytes
    }

    /// Writes one form: a table of one cell, because the head of a table is printed again on every page.
    private func write(_ number: String?, to page: inout HTMLBuffer) throws(FormsError) {
        page.markup("<table class=\"form\"><thead><tr><td>")
        page.open("div", .style("running"))
        page.element("span", text: runningTitle)
        if let number { page.element("strong", text: material.text(FormTexts.formNumber) + " " + number) }
        page.close("div")
        page.markup("</td></tr></thead><tbody><tr><td>\n")
        try writeHead(number, to: &page)
        for part in outline.parts {
            page.markup("<section>\n")
            page.element("h2", text: material.text(part.section.title))
            page.markup("\n")
            for group in part.groups { write(group, number, to: &page) }
            page.markup("</section>\n")
        }
        page.element("p", .style("thanks"), text: material.text(FormTexts.thanks))
        let source = material.text(FormTexts.source) + ": " + material.text(material.questionnaire.source)
        page.element("p", .style("source"), text: source)
        page.markup("\n</td></tr></tbody></table>\n")
    }

    /// Instrument, version and campaign, as it stands above every page.
    private var runningTitle: String {
        let questionnaire = material.questionnaire
        let version = "\(questionnaire.id) · \(material.text(FormTexts.version)) \(questionnaire.version)"
        return material.campaign.map { "\(version) · \($0.id)" } ?? version
    }

    private func writeHead(_ number: String?, to page: inout HTMLBuffer) throws(FormsError) {
        let questionnaire = material.questionnaire
        page.markup("<header><div>\n")
        if let campaign = material.campaign {
            page.element("p", .style("campaign"), text: material.text(campaign.title))
        }
        page.element("h1", text: material.text(questionnaire.title))
        page.open("p", .style("collector"))
        page.text(material.text(FormTexts.collector) + ": ")
        if let agency = material.campaign?.agency {
            page.element("strong", text: material.text(agency))
        } else {
            page.markup("<span class=\"line\"></span>")
        }
        page.close("p")
        page.markup("</div>\n<div class=\"code\">")
        let code = FormCode(
            campaign: material.campaign?.id ?? "", questionnaire: questionnaire.id, version: questionnaire.version,
            number: number ?? "")
        try write(code, to: &page)
        if let number { page.element("strong", text: number) }
        page.markup("</div></header>\n")
        if let notice = questionnaire.wordingNotice {
            page.element("p", .style("notice"), text: material.text(notice))
        }
        page.element("p", .style("lead"), text: material.text(FormTexts.tick))
        if material.asked.contains(where: \.isPersonal) {
            page.element("p", .style("lead"), text: material.text(FormTexts.privacy))
        }
        page.markup("\n")
    }

    private func write(_ code: FormCode, to page: inout HTMLBuffer) throws(FormsError) {
        let squares = try QRSquares(code.text)
        // Four squares of white around it, as the standard asks.
        let side = squares.width + 8
        page.open(
            "svg", .fixed("xmlns", "http://www.w3.org/2000/svg"), .fixed("role", "img"), .text(.label, code.text),
            .text(.viewBox, "0 0 \(side) \(side)"), .fixed("shape-rendering", "crispEdges"))
        for run in squares.runs {
            page.empty(
                "rect",
                [
                    .number("x", run.column + 4), .number("y", run.row + 4), .number("width", run.length),
                    .number("height", 1),
                ])
        }
        page.close("svg")
    }
}
