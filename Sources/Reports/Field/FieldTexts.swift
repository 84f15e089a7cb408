import Figures

/// The words of the field report.
enum FieldTexts {
    static let title = LocalizedText(vi: "Báo cáo thu thập phiếu", en: "Field report")
    static let short = LocalizedText(vi: "Thu thập phiếu", en: "Field")
    static let batches = LocalizedText(vi: "Các lô phiếu", en: "Batches")
    static let filesCaption = LocalizedText(vi: "Tệp của các lô phiếu", en: "Files of the batches")
    static let format = LocalizedText(vi: "Định dạng", en: "Format")
    static let encoding = LocalizedText(vi: "Bảng mã", en: "Encoding")
    static let separator = LocalizedText(vi: "Dấu phân cách, trang tính", en: "Separator or sheet")
    static let bytes = LocalizedText(vi: "Số byte", en: "Bytes")
    static let digest = LocalizedText(vi: "SHA-256", en: "SHA-256")
    static let findings = LocalizedText(vi: "Kết quả kiểm tra phiếu", en: "What the checks found")
    static let refusals = LocalizedText(
        vi: "Bản ghi chờ xử lý theo đơn vị và nội dung kiểm tra", en: "Records that wait, by unit and check")
    static let refusalsNote = LocalizedText(
        vi: "Một bản ghi vi phạm hai nội dung kiểm tra được đếm ở cả hai.",
        en: "A record that broke two checks counts under both.")
    static let nothingWaits = LocalizedText(vi: "Không có bản ghi nào chờ xử lý", en: "No record waits")
    static let response = LocalizedText(vi: "Thu hồi phiếu và tỷ lệ trả lời", en: "Forms and response rates")
    static let numbersCaption = LocalizedText(
        vi: "Số phiếu chưa thu về và số phiếu lạ theo đơn vị",
        en: "Numbers that did not come back, and strange ones, by unit")
    static let kind = LocalizedText(vi: "Loại", en: "Kind")
    static let numbers = LocalizedText(vi: "Số phiếu", en: "Form numbers")
    static let fieldChecks = LocalizedText(vi: "Kiểm tra hiện trường", en: "Checks of the field")
    static let interviewersCaption = LocalizedText(
        vi: "Điểm cần xem lại theo người phỏng vấn", en: "Flags by interviewer")
    static let byInterviewer = LocalizedText(
        vi: "Bản ghi và phát hiện theo người phỏng vấn", en: "Records and findings by interviewer")
    static let byInterviewerNote = LocalizedText(
        vi:
            "Phát hiện: kết quả kiểm tra từng bản ghi. Bị nghi: số kiểm tra hiện trường có kết quả khác thường đối với cả phần việc của người đó; “–” là không kiểm tra.",
        en:
            "Findings: of the checks of single records. Flags: checks of the field that found an interviewer's work as a whole unusual; “–” where they were not made."
    )
    static let noInterviewer = LocalizedText(
        vi: "Không ghi tên, hoặc bản ghi không đọc được", en: "Not named, or record not readable")
    static let interviewer = LocalizedText(vi: "Người phỏng vấn", en: "Interviewer")
    static let found = LocalizedText(vi: "Phát hiện", en: "What was found")
    static let caption = LocalizedText(vi: "Kiểm tra hiện trường", en: "Checks of the field")
    static let check = LocalizedText(vi: "Kiểm tra", en: "Check")
    static let tests = LocalizedText(vi: "Đã xét", en: "Looked at")
    static let flags = LocalizedText(vi: "Bị nghi", en: "Flags")
    static let byChance = LocalizedText(vi: "Do ngẫu nhiên, nhiều nhất", en: "By chance, at most")
    static let forms = LocalizedText(vi: "Số phiếu", en: "Forms")
    static let remark = LocalizedText(vi: "Ghi chú", en: "Remark")
    static let note = LocalizedText(
        vi:
            "Kiểm tra hiện trường chỉ cảnh báo; không phiếu nào bị loại vì chúng. Số bị nghi không nhiều hơn số do ngẫu nhiên thì chưa có gì đáng nói. Từng điểm và ảnh hưởng tới chỉ số: hailong findings.",
        en:
            "The checks of the field only warn; no form is left out because of them. Flags that are no more than chance gives say nothing. One by one, and what they would change: hailong findings."
    )
    static func notChecked(_ count: String) -> LocalizedText {
        LocalizedText(
            vi: "Đợt có \(count) phiếu, quá nhiều để kiểm tra hiện trường trong báo cáo; xem hailong findings.",
            en: "With \(count) forms the checks of the field are left to hailong findings.")
    }
}
