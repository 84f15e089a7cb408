import Figures
import Questionnaires
import Testing

@testable import Forms

/// The paper forms.
@Suite struct PaperFormTests {
    private func page(_ form: PaperForm) throws -> String { String(decoding: try form.bytes(), as: UTF8.self) }

    @Test("every question and every answer that has a box is on the page", arguments: Instruments.shipped)
    func complete(id: String) throws {
        let questionnaire = try Instruments.shipped(id)
        let text = try page(PaperForm(FormMaterial(questionnaire: questionnaire, language: .vi)))
        for question in questionnaire.questions { #expect(text.contains("<span class=\"id\">\(question.id)</span>")) }
        let boxes = questionnaire.questions.compactMap { questionnaire.scale(of: $0)?.choices.count }.reduce(0, +)
        #expect(text.ranges(of: "<span class=\"box\"></span>").count == boxes)
        #expect(text.contains("Câu chữ của phiếu này không phải nguyên văn của văn bản chính thức."))
        #expect(text.contains("Cơ quan thực hiện khảo sát: <span class=\"line\">"))
    }

    @Test("a set has each number as text on its form and in its code, and the unit printed")
    func set() throws {
        let campaign = try Instruments.campaign()
        let material = FormMaterial(
            questionnaire: try Instruments.shipped("service-centre"), language: .en, campaign: campaign)
        let numbers = try FormNumbers(count: 3, unit: "X02").texts
        let text = try page(PaperForm(material, unit: campaign.units[0], numbers: numbers))
        #expect(text.ranges(of: "<table class=\"form\">").count == 3)
        for number in numbers {
            #expect(text.contains("Form number \(number)</strong>"))
            #expect(
                text.contains(
                    "aria-label=\"hailong:1:dot-2026:service-centre:\(material.questionnaire.version):\(number)\""))
        }
        #expect(text.ranges(of: "X02 – Sông Trăng Commune").count == 3)
        #expect(text.contains("<html lang=\"en\">") && text.contains("Department of Home Affairs"))
        #expect(!text.contains("counter(pages)"))
    }

    @Test("no text becomes markup")
    func hostile() throws {
        let material = FormMaterial(
            questionnaire: try Instruments.hostile(), language: .vi, campaign: try Instruments.campaign())
        let text = try page(PaperForm(material, numbers: [Instruments.evil]))
        #expect(!text.contains("<b a=") && !text.contains("</label>"))
        #expect(text.contains("=1+1&lt;/label&gt;&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;"))
    }

    @Test("the same material gives the same bytes, and nothing is fetched")
    func sameBytes() throws {
        let form = PaperForm(FormMaterial(questionnaire: try Instruments.shipped("sipas-2023"), language: .vi))
        #expect(try form.bytes() == form.bytes())
        let text = try page(form).replacing("http://www.w3.org/2000/svg", with: "")
        #expect(!text.contains("http") && !text.contains("<script") && !text.contains("url("))
    }
}
