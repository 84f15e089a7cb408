import Figures
import Questionnaires
import Responses

/// Looks for a code by which many programs say that there is no answer, and of which neither questionnaire nor campaign says
/// anything: in a question's column again and again, it spoils each cell, and one line in campaign.xml mends all.
enum UndeclaredMissing {
    /// The codes that are in use for it, folded. None of them is taken for it without a word of the campaign.
    private static let codes: Set<String> = [
        "-1", "-7", "-8", "-9", "-96", "-97", "-98", "-99", "-999", "-9999", "-999999999", "9", "96", "97", "98", "99",
        "999", "9999", "n/a", "na", "null", "none", "nan", "#n/a", "##n/a##", ".", "?", "kxđ", "kb", "không biết",
    ]
    /// The fewest cells of one question that must hold the code.
    private static let fewest = 3
    /// The smallest share of a batch's records that must.
    private static let share = 0.01

    /// What is to be said of a batch.
    static func findings(_ batch: BatchContents, _ questionnaire: Questionnaire) -> [Finding] {
        var counts: [Place: Int] = [:]
        let rules = Set(
            [FindingRule.cellImpossibleCode, .cellOutOfBounds, .cellNotANumber, .cellNotADate].map(\.rawValue))
        for finding in batch.findings where rules.contains(finding.rule) {
            guard let field = finding.field, let value = finding.value, value.utf8.count <= 16 else { continue }
            let code = FoldedText(value).text
            if codes.contains(code) { counts[Place(field: field, code: code), default: 0] += 1 }
        }
        countNumbers(batch, questionnaire, into: &counts)
        // Of very many findings of a kind not every one is kept.
        let least = max(fewest, min(50, Int(Double(batch.table.rowCount) * share)))
        return counts.filter { $0.value >= least }
            .sorted { ($0.key.field, $0.key.code) < ($1.key.field, $1.key.code) }
            .map { finding($0.key, $0.value) }
    }

    private struct Place: Hashable {
        var field: String
        var code: String
    }

    /// Negative codes among the numbers of a question without bounds: there they pass for answers.
    private static func countNumbers(
        _ batch: BatchContents, _ questionnaire: Questionnaire, into counts: inout [Place: Int]
    ) {
        let suspects: [Double: String] = [-96: "-96", -97: "-97", -98: "-98", -99: "-99", -999_999_999: "-999999999"]
        for (position, question) in questionnaire.questions.enumerated() {
            guard case .number(let minimum, _, _) = question.kind, minimum == nil,
                case .numbers(let numbers) = batch.table.columns[position]
            else { continue }
            for block in numbers.bitBlocks.blocks {
                // No missing reason, which is a NaN, is below anything.
                for bits in block where Double(bitPattern: bits) <= -96 {
                    guard let code = suspects[Double(bitPattern: bits)] else { continue }
                    counts[Place(field: question.id, code: code), default: 0] += 1
                }
            }
        }
    }

    private static func finding(_ place: Place, _ count: Int) -> Finding {
        let line = "<missing text=\"\(place.code)\" reason=\"…\" question=\"\(place.field)\"/>"
        return Finding(
            .fileUndeclaredMissing, field: place.field, value: place.code,
            message: LocalizedText(
                vi:
                    "Câu \(place.field): «\(place.code)» xuất hiện ít nhất \(count) lần nhưng chưa khai báo. Nếu đó là mã «không trả lời», thêm "
                    + "\(line) vào campaign.xml, với reason là blank, notAsked, doesNotKnow, refused hoặc notApplicable.",
                en:
                    "Question \(place.field): “\(place.code)” stands there at least \(count) times and is not declared. If it is a code for no "
                    + "answer, add \(line) to campaign.xml, with reason blank, notAsked, doesNotKnow, refused or notApplicable."
            ))
    }
}

extension BatchContents {
    /// The same with what is to be said of codes for no answer that nobody declared.
    func withUndeclaredMissing(_ questionnaire: Questionnaire) -> BatchContents {
        var contents = self
        contents.findings += UndeclaredMissing.findings(self, questionnaire)
        return contents
    }
}
