import Figures

/// The sentences that every form of an instrument needs. They are ours, not those of an official text.
enum FormTexts {
    static let privacy = LocalizedText(
        vi:
            "Thông tin cá nhân (đánh dấu ◆) được giữ kín, không đưa vào báo cáo và không chuyển cho đơn vị được đánh giá; ý kiến của "
            + "Ông/Bà chỉ được tổng hợp chung với những người khác.",
        en:
            "Personal data (marked ◆) is kept confidential, appears in no report and is not given to the rated office; your answers are "
            + "only counted together with those of others.")
    static let personal = LocalizedText(
        vi: "Thông tin cá nhân: được giữ kín, không đưa vào báo cáo.",
        en: "Personal data: kept confidential, in no report.")
    static let tick = LocalizedText(
        vi: "Đánh dấu ✗ vào ô thích hợp. Ghi sai thì tô kín ô đó rồi đánh dấu ô khác. Câu có dấu * là câu cần trả lời.",
        en: "Mark the fitting box with ✗. To correct, fill the box and mark another. Questions with * need an answer.")
    static let required = LocalizedText(vi: "Câu này cần trả lời.", en: "This question needs an answer.")
    static let formNumber = LocalizedText(vi: "Số phiếu", en: "Form number")
    static let collector = LocalizedText(vi: "Cơ quan thực hiện khảo sát", en: "Carried out by")
    static let version = LocalizedText(vi: "mẫu", en: "form")
    static let source = LocalizedText(vi: "Nguồn", en: "Source")
    static let severalAnswers = LocalizedText(vi: "chọn một hoặc nhiều", en: "choose one or more")
    static let thanks = LocalizedText(vi: "Xin trân trọng cảm ơn Ông/Bà!", en: "Thank you!")
    static let personalMark = "◆"
}
