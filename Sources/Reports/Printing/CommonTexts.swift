import Figures

/// Texts that several documents use.
enum CommonTexts {
    static let overview = LocalizedText(vi: "Tổng quan", en: "Overview")
    static let report = LocalizedText(vi: "Báo cáo", en: "Report")
    static let agency = LocalizedText(vi: "Cơ quan công bố", en: "Published by")
    static let year = LocalizedText(vi: "Năm", en: "Year")
    static let fieldwork = LocalizedText(vi: "Thời gian khảo sát", en: "Fieldwork")
    static let unit = LocalizedText(vi: "Đơn vị", en: "Unit")
    static let block = LocalizedText(vi: "Khối", en: "Block")
    static let rank = LocalizedText(vi: "Xếp hạng", en: "Rank")
    static let index = LocalizedText(vi: "Chỉ số hài lòng", en: "Satisfaction index")
    static let percent = LocalizedText(vi: "Tỷ lệ", en: "Percentage")
    static let respondents = LocalizedText(vi: "Số phiếu (n)", en: "Respondents (n)")
    static let answers = LocalizedText(vi: "Số câu trả lời", en: "Answers")
    static let previous = LocalizedText(vi: "Năm trước", en: "Year before")
    static let change = LocalizedText(vi: "Tăng/giảm", en: "Change")
    static let factor = LocalizedText(vi: "Yếu tố", en: "Factor")
    static let item = LocalizedText(vi: "Tiêu chí", en: "Item")
    static let total = LocalizedText(vi: "Cộng", en: "Total")
    static let noBlock = LocalizedText(vi: "Đơn vị không thuộc khối nào", en: "Units without a block")
    static let significant = LocalizedText(vi: "có ý nghĩa thống kê", en: "statistically significant")
    static let significantDifference = LocalizedText(vi: "khác biệt có ý nghĩa", en: "a significant difference")
    static let withinError = LocalizedText(vi: "trong phạm vi sai số mẫu", en: "within sampling error")
    static let notSignificant = LocalizedText(vi: "chưa có ý nghĩa thống kê", en: "not statistically significant")
    static let otherGroups = LocalizedText(vi: "Nhóm", en: "Group")
    static let period = LocalizedText(vi: "Kỳ", en: "Period")
    static let flag = LocalizedText(
        vi: "số liệu cần đọc thận trọng: cỡ mẫu nhỏ hoặc khoảng tin cậy rộng",
        en: "read with care: the sample is small or the interval is wide")
    static let withheld = LocalizedText(vi: "ẩn", en: "withheld")
    static let issued = LocalizedText(vi: "Phát ra", en: "Issued")
    static let returned = LocalizedText(vi: "Thu về", en: "Returned")
    static let records = LocalizedText(vi: "Bản ghi", en: "Records")
    static let accepted = LocalizedText(vi: "Hợp lệ", en: "Valid")
    static let notAccepted = LocalizedText(vi: "Không hợp lệ", en: "Invalid")
    static let returnRate = LocalizedText(vi: "Tỷ lệ thu về", en: "Return rate")
    static let validRate = LocalizedText(vi: "Tỷ lệ hợp lệ", en: "Valid rate")
    static let rule = LocalizedText(vi: "Nội dung kiểm tra", en: "Check")
    static let severity = LocalizedText(vi: "Mức độ", en: "Severity")
    static let toDo = LocalizedText(vi: "Cách xử lý", en: "What to do")
    static let issuedUnknown = LocalizedText(vi: "không rõ", en: "not known")

    static func outsidePeriods(_ count: Int, _ printed: String) -> LocalizedText {
        LocalizedText(
            vi: "Ngoài ra có \(printed) phiếu không rõ ngày hoặc có ngày ngoài các kỳ.",
            en: count == 1
                ? "Besides, the day of 1 form is not known or lies outside the periods."
                : "Besides, the days of \(printed) forms are not known or lie outside the periods.")
    }

    static func interval(_ confidence: String) -> LocalizedText {
        LocalizedText(vi: "Khoảng tin cậy \(confidence)", en: "\(confidence) confidence interval")
    }
    static func span(_ from: String, _ to: String) -> LocalizedText {
        LocalizedText(vi: "từ \(from) đến \(to)", en: "\(from) to \(to)")
    }
    static func intervalLine(_ confidence: String, _ interval: String) -> LocalizedText {
        LocalizedText(
            vi: "Khoảng tin cậy \(confidence): \(interval)", en: "\(confidence) confidence interval: \(interval)")
    }
    static func closing(program: String, campaign: String) -> LocalizedText {
        LocalizedText(
            vi: "Lập bằng \(program), từ số liệu của đợt khảo sát \(campaign).",
            en: "Made with \(program) from the data of campaign \(campaign).")
    }
    static func unrankedBecause(_ reason: Absence) -> LocalizedText {
        LocalizedText(vi: "không xếp hạng: \(reason.text.vi)", en: "not ranked: \(reason.text.en)")
    }
}
