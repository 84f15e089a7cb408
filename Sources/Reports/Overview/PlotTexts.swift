import Figures

/// The words of the pictures beside the ranking.
enum PlotTexts {
    static func ranks(_ block: String) -> LocalizedText {
        LocalizedText(vi: "Thứ hạng và các hạng có thể: \(block)", en: "Ranks and possible ranks: \(block)")
    }
    static func slope(_ block: String) -> LocalizedText {
        LocalizedText(vi: "Chỉ số hài lòng hai năm: \(block)", en: "Satisfaction index of two years: \(block)")
    }
    static let slopeNote = LocalizedText(
        vi: "Nét đứt: giảm so với năm trước. Thang chia theo các giá trị có trong hình, không bắt đầu từ 0.",
        en: "Dashed: lower than the year before. The scale fits the figures shown and does not begin at 0.")
    static func funnel(_ block: String) -> LocalizedText {
        LocalizedText(vi: "Chỉ số hài lòng theo cỡ mẫu: \(block)", en: "Satisfaction index by sample size: \(block)")
    }
    static let funnelNote = LocalizedText(
        vi:
            "Giới hạn: chỉ số của khối cộng, trừ 1,96 (95%) và 3,09 (99,8%) lần sai số chuẩn của một đơn vị có cỡ mẫu ấy. Trong giới hạn, khác biệt với khối có thể chỉ do chọn mẫu.",
        en:
            "Limits: the block's index plus and minus 1.96 (95%) and 3.09 (99.8%) standard errors of a unit of that sample size. Within them a difference from the block may be chance alone."
    )
    static func beyond(_ names: String) -> LocalizedText {
        names.isEmpty
            ? LocalizedText(vi: "Không đơn vị nào ngoài giới hạn 95%.", en: "No unit lies beyond the limits of 95%.")
            : LocalizedText(vi: "Ngoài giới hạn 95%: \(names).", en: "Beyond the limits of 95%: \(names).")
    }
    static let wholeBlock = LocalizedText(vi: "cả khối", en: "whole block")
    static func histogram(_ block: String) -> LocalizedText {
        LocalizedText(
            vi: "Số đơn vị theo khoảng chỉ số hài lòng: \(block)", en: "Units by range of the index: \(block)")
    }
    static let range = LocalizedText(vi: "Chỉ số hài lòng (%)", en: "Satisfaction index (%)")
    static let units = LocalizedText(vi: "Số đơn vị", en: "Units")
    static let histogramNote = LocalizedText(
        vi: "Giá trị đúng ở mốc được tính vào khoảng trên; 100% thuộc khoảng cuối.",
        en: "A figure on a border belongs to the range above; 100% belongs to the last one.")
}
