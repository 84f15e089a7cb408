import Figures
import Questionnaires
import Responses

/// `record.tooManyBlanks`: more of the rated items are blank or invalid than the campaign allows.
///
/// Items that were not asked, do not apply, or that the respondent does not know are not blanks.
struct BlankShareCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        guard let limit = context.settings.maximumBlankShare, let index = context.questionnaire.index else { return }
        let positions = index.root.itemIDs.compactMap { context.questionnaire.position(of: $0) }
        var blanks = [Int](repeating: 0, count: table.rowCount)
        var asked = [Int](repeating: 0, count: table.rowCount)
        for position in positions {
            for row in 0..<table.rowCount {
                switch table.columns[position].missingReason(row) {
                case .blank, .invalid:
                    blanks[row] += 1
                    asked[row] += 1
                case .notAsked: break
                default: asked[row] += 1
                }
            }
        }
        let severity = context.severity(.recordTooManyBlanks)
        for row in 0..<table.rowCount where exceeds(blanks: blanks[row], of: asked[row], limit) {
            findings.append(
                Finding(
                    .recordTooManyBlanks, severity: severity, origin: table.origins[row],
                    value: "\(blanks[row])/\(asked[row])",
                    message: LocalizedText(
                        vi:
                            "Phiếu để trống hoặc ghi sai \(blanks[row]) trong \(asked[row]) tiêu chí, quá mức cho phép. "
                            + "Đối chiếu phiếu giấy rồi nhập lại, hoặc loại phiếu.",
                        en:
                            "The form leaves \(blanks[row]) of \(asked[row]) items blank or invalid, more than is allowed. "
                            + "Compare with the paper form and enter it again, or exclude it.")))
        }
    }

    /// Whether blanks / asked is above the limit; in whole numbers, so that a form on the limit stays.
    private func exceeds(blanks: Int, of asked: Int, _ limit: Ratio) -> Bool {
        asked > 0 && Int128(blanks) * limit.denominator > limit.numerator * Int128(asked)
    }
}
