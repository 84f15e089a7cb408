import Figures

/// The words of recomputation certificates.
enum CertificateTexts {
    static let title = LocalizedText(vi: "Bảng tính lại", en: "Recomputation certificate")
    static let link = LocalizedText(
        vi: "Bảng tính lại: từng bước từ số liệu đến tổng điểm",
        en: "Recomputation certificate: each step from inputs to the total")
    static let introduction = LocalizedText(
        vi:
            "Mọi số trong báo cáo của đơn vị tính lại được từ bảng này bằng máy tính bỏ túi: số liệu đầu vào, cách chấm, mức áp dụng, giá trị chính xác, từng bước làm tròn, các phép cộng. Mũi tên (→) là một bước làm tròn; phân số là giá trị chính xác.",
        en:
            "Every number of the unit’s report can be recomputed from this table with a pocket calculator: inputs, rule, branch, exact value, each rounding step, sums. An arrow (→) is a rounding step; a fraction is an exact value."
    )
    static let sums = LocalizedText(vi: "Tổng hợp", en: "Sums")
    static let linesCaption = LocalizedText(vi: "Điểm từng tiêu chí", en: "Points of each criterion")
    static let sumsCaption = LocalizedText(
        vi: "Cộng điểm, chỉ số, xếp loại, xếp hạng", en: "Sums, index, class and rank")
    static let surveyCaption = LocalizedText(
        vi: "Chỉ số hài lòng: từ số câu trả lời theo mức đến tỷ lệ",
        en: "Satisfaction: from answers by level to the index")
    static let step = LocalizedText(vi: "Bước", en: "Step")
    static let content = LocalizedText(vi: "Nội dung", en: "Content")
}
