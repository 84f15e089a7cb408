import Figures
import Questionnaires
import Testing

@testable import Forms

/// The groups in which people see the questions.
@Suite struct FormOutlineTests {
    @Test("every question stands in one group, in the order of the form", arguments: Instruments.shipped)
    func order(id: String) throws {
        let questionnaire = try Instruments.shipped(id)
        let outline = FormOutline(FormMaterial(questionnaire: questionnaire, language: .vi))
        let questions = outline.parts.flatMap { $0.groups.flatMap(\.questions) }.map(\.id)
        #expect(questions == questionnaire.questions.map(\.id))
    }

    @Test("a content's title stands above its first factor only")
    func titles() throws {
        let outline = FormOutline(FormMaterial(questionnaire: try Instruments.shipped("sipas-2023"), language: .vi))
        let groups = outline.parts.flatMap(\.groups).filter { $0.factor != nil }
        #expect(groups.count == 9)
        #expect(groups.map(\.titles.count) == [2, 1, 1, 1, 2, 1, 1, 1, 1])
        #expect(groups[0].titles.map(\.en)[0] == "Making and carrying out public policy")
    }

    @Test("rows of one table have one scale and one beginning")
    func blocks() throws {
        let material = FormMaterial(questionnaire: try Instruments.shipped("sipas-2023"), language: .vi)
        let outline = FormOutline(material)
        let policy = try #require(outline.parts.first { $0.section.id == "policy" })
        let shapes = PaperBlock.blocks(policy.groups[0].questions, material).map { block in
            switch block {
            case .matrix(let questions, _, let lead): "\(questions.count) \(lead ?? "-")"
            case .question(let question): question.id
            }
        }
        #expect(
            shapes == [
                "9 Câu 1. Mức độ quan tâm của Ông/Bà đến chính sách", "c2", "c2_other",
                "7 Câu 3. Mức độ phù hợp với Ông/Bà của hình thức thông tin", "c4",
            ])
    }

    @Test("what people are told of conditions")
    func relevance() throws {
        let questionnaire = try Instruments.shipped("service-centre")
        let texts = QuestionTexts(material: FormMaterial(questionnaire: questionnaire, language: .vi))
        let q06 = try #require(questionnaire.questions.first { $0.id == "q06" })
        #expect(
            texts.relevance(q06)?.vi
                == "Chỉ trả lời nếu “Thủ tục có phải nộp phí, lệ phí không?” (has_fee) chọn “Có”")
        let hostile = try Instruments.hostile()
        let many = try #require(hostile.questions.first { $0.id == "many" })
        let general = QuestionTexts(material: FormMaterial(questionnaire: hostile, language: .en)).relevance(many)
        #expect(general?.en == "Only if: ${one} = '02' and (${age} > 3 or ${age} = '')")
    }
}
