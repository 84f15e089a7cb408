import Estimation
import Figures
import Questionnaires

/// The words of the method box.
enum MethodTexts {
    static let title = LocalizedText(vi: "Phương pháp tính", en: "Method")
    static let annexTitle = LocalizedText(
        vi: "Phương pháp và chất lượng số liệu", en: "Method and data quality")
    static let annexShort = LocalizedText(vi: "Phương pháp", en: "Method")
    static let precision = LocalizedText(vi: "Quyền số và độ chính xác", en: "Weights and precision")
    static func precisionCaption(_ title: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Quyền số và độ chính xác của chỉ số hài lòng theo đơn vị: \(title.vi)",
            en: "Weights and precision of the satisfaction index by unit: \(title.en)")
    }
    static let designEffect = LocalizedText(vi: "Hệ số thiết kế của chỉ số", en: "Design effect of the index")
    static let standardError = LocalizedText(vi: "Sai số chuẩn (điểm)", en: "Standard error (points)")
    static let degreesOfFreedom = LocalizedText(vi: "Bậc tự do", en: "Degrees of freedom")
    static let precisionNote = LocalizedText(
        vi:
            "Hệ số thiết kế Kish chỉ tính chênh lệch quyền số; hệ số thiết kế của chỉ số so phương sai với phương sai của mẫu ngẫu nhiên đơn giản cùng số câu trả lời, nên gồm cả việc các câu trả lời của một người giống nhau.",
        en:
            "Kish's design effect is that of unequal weights alone; that of the index compares its variance with simple random sampling of as many answers, and so also has what answers of one person have in common."
    )
    static let recompute = LocalizedText(vi: "Kiểm tra lại", en: "Recomputing")
    static let recomputeText = LocalizedText(
        vi: "Bảng tính lại của từng đơn vị (liên kết ở cuối phiếu kết quả) tính lại được bằng máy tính bỏ túi.",
        en: "The certificate of each unit (linked at the end of its summary) recomputes it with a pocket calculator.")
    static let certificateFile = LocalizedText(
        vi: "mọi bảng tính lại dưới dạng bảng", en: "all certificates as one table")
    static let figuresFile = LocalizedText(
        vi: "mọi số liệu với giá trị chưa làm tròn", en: "every figure with its value before rounding")
    static let manifestFile = LocalizedText(
        vi: "mọi tệp đầu vào và đầu ra với mã SHA-256", en: "every input and output file with its SHA-256")
    static let unofficialCard = LocalizedText(
        vi: "Câu chữ của bộ tiêu chí này không phải nguyên văn của văn bản chính thức.",
        en: "The wording of this criteria set is not the official text.")
    static let instrument = LocalizedText(vi: "Phiếu khảo sát", en: "Questionnaire")
    static let formula = LocalizedText(vi: "Công thức", en: "Formula")
    static let aggregation = LocalizedText(vi: "Cách tổng hợp", en: "Aggregation")
    static let denominator = LocalizedText(vi: "Mẫu số", en: "Denominator")
    static let weights = LocalizedText(vi: "Quyền số", en: "Weights")
    static let pooling = LocalizedText(vi: "Số liệu của khối và toàn đợt", en: "Figures of blocks and of the whole")
    static let variance = LocalizedText(vi: "Phương sai", en: "Variance")
    static let interval = LocalizedText(vi: "Khoảng tin cậy", en: "Interval")
    static let rounding = LocalizedText(vi: "Làm tròn", en: "Rounding")
    static let flags = LocalizedText(vi: "Dấu hiệu thận trọng (*)", en: "Flags (*)")
    static let disclosure = LocalizedText(vi: "Bảo mật", en: "Confidentiality")
    static let changes = LocalizedText(vi: "So với năm trước", en: "Change")
    static let card = LocalizedText(vi: "Bộ tiêu chí", en: "Criteria set")
    static let cardTotal = LocalizedText(vi: "Tổng điểm và chỉ số", en: "Total and index")
    static let ranks = LocalizedText(vi: "Xếp hạng", en: "Ranks")
    static let equalWeights = LocalizedText(vi: "mỗi phiếu tính như nhau", en: "each form counts the same")
    static let levelShares = LocalizedText(vi: "tỷ trọng từng mức trả lời", en: "shares of the levels of answers")
    /// The limits from which figures are flagged.
    static func flags(_ limits: PrecisionThresholds) -> LocalizedText {
        func both(_ value: Double) -> LocalizedText {
            let text = value.rounded() == value ? "\(Int(value))" : "\(value)"
            return LocalizedText(vi: String(text.map { $0 == "." ? "," : $0 }), en: text)
        }
        let (wide, narrow) = (both(limits.wideInterval), both(limits.narrowInterval))
        let (relative, freedom) = (both(limits.relativeWidth), both(limits.degreesOfFreedom))
        let isStandard = limits == PrecisionThresholds()
        let source =
            isStandard
            ? LocalizedText(
                vi: "theo chuẩn trình bày của NCHS, Hoa Kỳ, 2017", en: "presentation standards of the US NCHS, 2017")
            : LocalizedText(vi: "ngưỡng do đợt khảo sát đặt", en: "limits set by the campaign")
        return LocalizedText(
            vi:
                "dưới \(limits.respondents) phiếu (hoặc cỡ mẫu hiệu dụng dưới \(limits.respondents)), khoảng tin cậy rộng từ \(wide.vi) điểm phần trăm hoặc (khi rộng hơn \(narrow.vi) điểm) rộng hơn \(relative.vi) lần giá trị hay phần còn lại đến 100, dưới \(freedom.vi) bậc tự do (\(source.vi)). Dấu hiệu không che số liệu chính thức.",
            en:
                "fewer than \(limits.respondents) respondents (or effectively fewer), an interval \(wide.en) points wide or (where wider than \(narrow.en) points) wider than \(relative.en) times the figure or what is left to 100, fewer than \(freedom.en) degrees of freedom (\(source.en)). A flag never hides an official figure."
        )
    }
    static let tests = LocalizedText(vi: "Khác biệt có ý nghĩa (†)", en: "Significant differences (†)")
    static let changeText = LocalizedText(
        vi: "hiệu của hai số đã công bố (đã làm tròn), tính bằng điểm phần trăm",
        en: "the difference of the two published (rounded) figures, in percentage points")
    static let rankText = LocalizedText(
        vi: "trong từng khối; đơn vị đồng hạng cùng thứ bậc; đơn vị không có phiếu không được xếp hạng",
        en: "within each block; ties share a rank; units without responses are not ranked")
    static let respondentCluster = LocalizedText(
        vi: "các câu trả lời của một người được coi là một cụm",
        en: "the answers of one person are one cluster")

    static func disclosureText(_ smallest: String) -> LocalizedText {
        LocalizedText(
            vi:
                "ô dưới \(smallest) người trả lời trong bảng phân theo đặc điểm của người trả lời không được công bố; ý kiến viết tay chỉ in khi người duyệt đã cho công bố; thông tin cá nhân không có trong báo cáo này.",
            en:
                "cells of fewer than \(smallest) respondents in break-downs by respondents' characteristics are withheld; free-text comments are printed only if a reviewer released them; personal data are not in this report."
        )
    }

    static func confidence(_ method: LocalizedText, _ level: String) -> LocalizedText {
        LocalizedText(vi: "mức \(level), phương pháp \(method.vi)", en: "\(level), \(method.en)")
    }

    static func version(_ title: String, _ id: String, _ version: String) -> LocalizedText {
        LocalizedText(vi: "\(title) (\(id), phiên bản \(version))", en: "\(title) (\(id), version \(version))")
    }

    static func text(_ formula: IndexDefinition.Formula, satisfied: String) -> LocalizedText {
        switch formula {
        case .topLevels:
            LocalizedText(
                vi: "số câu trả lời ở các mức hài lòng\(satisfied) / tổng số câu trả lời × 100",
                en: "answers at the satisfied levels\(satisfied) / all answers × 100")
        case .meanOfHighest:
            LocalizedText(vi: "điểm trung bình / điểm cao nhất × 100", en: "mean score / highest score × 100")
        case .meanRescaled:
            LocalizedText(
                vi: "(điểm trung bình − điểm thấp nhất) / (điểm cao nhất − điểm thấp nhất) × 100",
                en: "(mean score − lowest score) / (highest score − lowest score) × 100")
        }
    }

    static func text(_ aggregation: IndexDefinition.Aggregation) -> LocalizedText {
        switch aggregation {
        case .pooled:
            LocalizedText(
                vi: "gộp mọi câu trả lời của mọi tiêu chí", en: "all answers of all items in one pool")
        case .hierarchical:
            LocalizedText(
                vi: "trung bình có trọng số: tiêu chí → yếu tố → nội dung → chỉ số chung",
                en: "weighted means: items → factors → contents → overall index")
        case .overallQuestion(let question):
            LocalizedText(
                vi: "lấy từ câu hỏi về mức độ hài lòng chung (\(question))",
                en: "from the question about overall satisfaction (\(question))")
        }
    }

    static func text(_ policy: IndexDefinition.DenominatorPolicy) -> LocalizedText {
        switch policy {
        case .exclude: LocalizedText(vi: "không tính vào mẫu số", en: "left out of the denominator")
        case .countAsZero: LocalizedText(vi: "tính vào mẫu số, 0 điểm", en: "in the denominator, counting nothing")
        }
    }
}
