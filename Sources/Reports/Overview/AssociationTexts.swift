import Figures

/// What the section on association says.
enum AssociationTexts {
    static let heading = LocalizedText(
        vi: "Điều gì đi cùng mức hài lòng chung", en: "What goes with overall satisfaction")
    static let refused = LocalizedText(vi: "Không phân tích", en: "Not analysed")
    static let noOverall = LocalizedText(
        vi:
            "Phiếu không có câu hỏi riêng về mức hài lòng chung. Chỉ số được tính từ chính các yếu tố, nên yếu tố nào cũng đi cùng chỉ số; phân tích như vậy không nói lên điều gì. Nếu phiếu có câu hỏi riêng, ghi mã câu trong <association overall=…/>; câu đó không được là tiêu chí của một yếu tố.",
        en:
            "The form asks no question of its own about overall satisfaction. The index is made of the factors, so that every factor goes with it, which says nothing. If there is such a question, name it in <association overall=…/>; it must not be an item of a factor."
    )
    static let characteristicsCaption = LocalizedText(
        vi: "Mức hài lòng chung theo đặc điểm người trả lời: kiểm định Rao-Scott",
        en: "Overall satisfaction by characteristics of respondents: Rao-Scott tests")
    static let characteristicsNote = LocalizedText(
        vi:
            "Kiểm định khi bình phương hiệu chỉnh theo thiết kế mẫu (bậc hai, phân phối F); giá trị p đã xét chung mọi câu. Độ mạnh: V của Cramér, từ 0 (không liên quan) đến 1.",
        en:
            "Chi-square tests corrected for the design (second order, F); p-values consider all questions together. Strength: Cramér's V, from 0 (not related) to 1."
    )
    static let smallTable = LocalizedText(
        vi:
            "*: bảng ít người: có ô kỳ vọng dưới 1 người, hoặc quá một phần năm số ô kỳ vọng dưới 5 người (Cochran 1954); giá trị p chỉ là gần đúng, nên gộp mức trước khi kết luận.",
        en:
            "*: a small table: some cell is expected to hold less than 1 person, or more than a fifth of the cells less than 5 (Cochran 1954); the p-value is rough, and levels are better merged before anything is concluded."
    )
    static let strength = LocalizedText(vi: "Độ mạnh", en: "Strength")
    static let probability = LocalizedText(vi: "Giá trị p (xét chung)", en: "p-value (considered together)")
    static let finding = LocalizedText(vi: "Kết luận ở mức 5%", en: "Finding at 5 %")
    static let related = LocalizedText(vi: "khác biệt có ý nghĩa", en: "a significant difference")
    static let notRelated = LocalizedText(vi: "chưa thấy khác biệt", en: "no difference can be told")
    static let driversCaption = LocalizedText(
        vi: "Yếu tố đi cùng mức hài lòng chung", en: "Factors that go with overall satisfaction")
    static let share = LocalizedText(vi: "Phần giải thích được (%)", en: "Part of what is explained (%)")
    static let correlation = LocalizedText(vi: "Tương quan", en: "Correlation")
    static let caveats = LocalizedText(
        vi:
            "Đi cùng không có nghĩa là nguyên nhân: người hài lòng thường cho điểm cao ở mọi câu, và nâng một yếu tố chưa chắc đã nâng mức hài lòng chung. Các yếu tố tương quan với nhau chia nhau phần giải thích; khác biệt nhỏ giữa các phần không nên đọc thành thứ hạng. Giá trị p là của tương quan, xét chung mọi yếu tố. Chỉ tính người trả lời đủ mọi yếu tố và câu hỏi chung.",
        en:
            "What goes together need not be cause: who is satisfied tends to rate everything high, and raising a factor need not raise overall satisfaction. Factors that go with each other share what they explain; small differences of these parts are no ranking. p-values are those of the correlations, all factors considered together. Only those who answered the overall question and something of every factor are counted."
    )

    static func against(_ question: String) -> LocalizedText {
        LocalizedText(vi: "Câu hỏi chung: «\(question)».", en: "The overall question: “\(question)”.")
    }

    static func explained(_ percent: String, _ respondents: String) -> LocalizedText {
        LocalizedText(
            vi:
                "Cả các yếu tố giải thích \(percent)% phương sai của câu hỏi chung (R²; \(respondents) người). Phần của mỗi yếu tố là giá trị Shapley: trung bình phần tăng thêm qua mọi thứ tự đưa yếu tố vào.",
            en:
                "All factors together explain \(percent) % of the variance of the overall question (R²; \(respondents) persons). The part of each is Shapley's value: the mean of what it adds over all orders of entering."
        )
    }

    static func noDrivers(_ reason: Absence) -> LocalizedText {
        switch reason {
        case .notApplicable:
            LocalizedText(
                vi: "Phân tích yếu tố cần từ 2 đến 14 yếu tố.", en: "An analysis of factors needs 2 to 14 factors.")
        case .noAnswers:
            LocalizedText(
                vi: "Phân tích yếu tố cần ít nhất 10 người trả lời đủ cho mỗi yếu tố.",
                en: "An analysis of factors needs at least 10 complete respondents for each factor.")
        default: reason.text
        }
    }
}
