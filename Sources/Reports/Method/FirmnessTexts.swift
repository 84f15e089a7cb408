import Figures

/// The words of how firm a ranking is.
enum FirmnessTexts {
    static let heading = LocalizedText(vi: "Độ chắc chắn của xếp hạng", en: "How firm the ranking is")
    static let notice = LocalizedText(
        vi: "Phần này giải thích kết quả, không thay kết quả chính thức.",
        en: "This part explains the results and does not take their place.")
    static let indexInterval = LocalizedText(vi: "95% lượt rút của chỉ số", en: "95 % of draws of the index")
    static let places = LocalizedText(vi: "95% lượt rút của hạng", en: "95 % of draws of the rank")
    static let placeShare = LocalizedText(vi: "Đúng hạng đã xếp", en: "At its official rank")
    static let classShares = LocalizedText(vi: "Tỷ lệ lượt rút theo xếp loại", en: "Share of draws by class")
    static let alternative = LocalizedText(vi: "Cách tính khác", en: "Other way of counting")
    static let otherIndex = LocalizedText(vi: "Đơn vị có chỉ số khác", en: "Units with another index")
    static let otherClass = LocalizedText(vi: "Đơn vị có xếp loại khác", en: "Units in another class")
    static let otherRank = LocalizedText(vi: "Đơn vị có hạng khác", en: "Units at another rank")
    static let official = LocalizedText(vi: "Chính thức", en: "Official")
    static let summaryCaption = LocalizedText(
        vi: "Các cách quy đổi, làm tròn khác sẽ thay đổi bao nhiêu đơn vị",
        en: "How many units other ways of re-basing and rounding would change")
    static let summaryNote = LocalizedText(
        vi: "Mỗi cách chỉ thay một quy định của bộ tiêu chí, mọi quy định khác giữ nguyên.",
        en: "Each changes one setting of the card and keeps all others.")
    static let alternativesNote = LocalizedText(
        vi:
            "Chỉ số, trong ngoặc là hạng trong khối, sau đó là mã xếp loại. Cách không làm thay đổi đơn vị nào không ghi.",
        en: "The index, its rank in the block in brackets, then the class. Ways that change no unit are left out.")

    static func drawsCaption(_ block: String) -> LocalizedText {
        LocalizedText(
            vi: "Sai số chọn mẫu của chỉ số hài lòng để ngỏ điều gì: \(block)",
            en: "What the sampling error of satisfaction leaves open: \(block)")
    }
    static func alternativesCaption(_ block: String) -> LocalizedText {
        LocalizedText(
            vi: "Kết quả theo các cách tính khác: \(block)", en: "Results by other ways of counting: \(block)")
    }
    static func drawsNote(_ draws: String, _ seed: UInt64) -> LocalizedText {
        LocalizedText(
            vi:
                "\(draws) lượt rút chỉ số hài lòng theo sai số chuẩn và bậc tự do của từng đơn vị (hạt giống \(seed)); điểm thẩm định không có sai số chọn mẫu nên giữ nguyên. Mỗi lượt tính lại điểm, chỉ số, xếp loại và hạng.",
            en:
                "\(draws) draws of the satisfaction figures from each unit's standard error and degrees of freedom (seed \(seed)); appraised points have no sampling error and stay. Points, index, class and rank are counted anew in each."
        )
    }
}
