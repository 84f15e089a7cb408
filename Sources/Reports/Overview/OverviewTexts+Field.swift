import Figures

extension OverviewTexts {
    static let fieldCaption = LocalizedText(vi: "Kiểm tra hiện trường", en: "Checks of the field")
    static let fieldCheck = LocalizedText(vi: "Kiểm tra", en: "Check")
    static let fieldTests = LocalizedText(vi: "Đã xét", en: "Looked at")
    static let fieldFlags = LocalizedText(vi: "Bị nghi", en: "Flags")
    static let fieldByChance = LocalizedText(vi: "Do ngẫu nhiên, nhiều nhất", en: "By chance, at most")
    static let fieldForms = LocalizedText(vi: "Số phiếu", en: "Forms")
    static let fieldRemark = LocalizedText(vi: "Ghi chú", en: "Remark")
    static let fieldNote = LocalizedText(
        vi:
            "Kiểm tra hiện trường chỉ cảnh báo; không phiếu nào bị loại vì chúng. Số bị nghi không nhiều hơn số do ngẫu nhiên thì chưa có gì đáng nói. Từng điểm và ảnh hưởng tới chỉ số: hailong findings.",
        en:
            "The checks of the field only warn; no form is left out because of them. Flags that are no more than chance gives say nothing. One by one, and what they would change: hailong findings."
    )
    static func fieldNotChecked(_ count: String) -> LocalizedText {
        LocalizedText(
            vi: "Đợt có \(count) phiếu, quá nhiều để kiểm tra hiện trường trong báo cáo; xem hailong findings.",
            en: "With \(count) forms the checks of the field are left to hailong findings.")
    }
}
