import Figures
import Validation

/// The words of the account of forms.
enum FormTexts {
    static let caption = LocalizedText(
        vi: "Chỉ tiêu, số phiếu còn thiếu và tỷ lệ trả lời", en: "Targets, missing numbers and response rates")
    static let note = LocalizedText(
        vi:
            "Đếm theo phiếu: nhiều bản ghi cùng một số phiếu là một phiếu. Tỷ lệ trả lời theo AAPOR Standard Definitions, 10th ed. 2023: RR1 tính cả phiếu chưa rõ kết quả vào mẫu số, RR5 chỉ tính phiếu đã rõ là thuộc đối tượng; COOP1: tỷ lệ hợp tác; REF1: tỷ lệ từ chối; CON1: tỷ lệ tiếp cận được.",
        en:
            "Counted by form: several records of one form number are one form. Response rates by the AAPOR Standard Definitions, 10th ed. 2023: RR1 has all forms of unknown outcome in its base, RR5 only cases known to be eligible; COOP1: cooperation; REF1: refusals; CON1: contacts."
    )
    static let target = LocalizedText(vi: "Chỉ tiêu", en: "Target")
    static let shortfall = LocalizedText(vi: "Còn thiếu", en: "Short")
    static let missing = LocalizedText(vi: "Số chưa thu về", en: "Missing")
    static let outside = LocalizedText(vi: "Số ngoài dãy", en: "Outside")
    static let ofOthers = LocalizedText(vi: "Số của đơn vị khác", en: "Of others")
    static let accountTitle = LocalizedText(vi: "Thu hồi phiếu và tỷ lệ trả lời", en: "Forms and response rates")
    static let missingNumbers = LocalizedText(vi: "Số phiếu chưa thu về", en: "Numbers that did not come back")
    static let outsideNumbers = LocalizedText(
        vi: "Số phiếu ngoài dãy đã phát", en: "Numbers that were not handed out")
    static let contradictedNumbers = LocalizedText(
        vi: "Mẫu ghi không trả lời, phiếu lại có", en: "Forms of persons who did not answer, says the sample")
    static let otherNumbers = LocalizedText(
        vi: "Số phiếu đã phát cho đơn vị khác", en: "Numbers handed out to other units")
    static let outcomes = LocalizedText(vi: "Kết quả tiếp cận mẫu", en: "Outcomes of the sample")
    static let rates = LocalizedText(vi: "Tỷ lệ trả lời (AAPOR)", en: "Response rates (AAPOR)")
    static let none = LocalizedText(vi: "không có", en: "none")

    /// The rates that reports print.
    static let shownRates: [ResponseRate] = [.rr1, .rr3, .rr5, .coop1, .ref1, .con1]

    static func reached(_ valid: String, _ target: String) -> LocalizedText {
        LocalizedText(vi: "\(valid) / \(target) phiếu hợp lệ", en: "\(valid) of \(target) valid forms")
    }
    static func more(_ count: String) -> LocalizedText {
        LocalizedText(vi: "và \(count) số nữa", en: "and \(count) more")
    }
}
