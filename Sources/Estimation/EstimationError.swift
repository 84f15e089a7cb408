public import Figures

/// Why a design or a request for an estimate cannot be used.
public enum EstimationError: Error, Equatable, Sendable {
    /// A column has another length than the weights.
    case unequalLength(what: String, expected: Int, found: Int)
    /// A weight that is negative, infinite or not a number.
    case weight(row: Int, value: Double)
    /// A stratum or cluster number below 0 or beyond what the rows can need.
    case label(stage: Int, row: Int, value: Int32)
    /// Rows of one cluster lie in two strata, or rows of one later-stage stratum or cluster in two clusters.
    case notNested(stage: Int, row: Int, cluster: Int32)
    /// More clusters were sampled in a stratum than its population has.
    case populationBelowSample(stage: Int, stratum: Int, sampled: Int, population: Double)
    /// A design without a sampling stage.
    case noStage
    /// A confidence level that does not lie between 0 and 1.
    case confidenceLevel(Double)
    /// A row that the design does not have, or one that was named twice.
    case domainRow(Int)
    /// A value that is infinite or not a number.
    case notFinite(row: Int)
    /// A denominator below 0, of which no share can be taken.
    case negativeDenominator(row: Int)
    /// A question that respondents cannot be divided by: not there, personal, or a number or date.
    case notAGrouping(String)
    /// A mean is asked for of an item whose scale has no scores, or only one.
    case noScores(question: String)
    /// A share of satisfied levels is asked for of an item whose scale marks none.
    case noSatisfiedLevel(question: String)
    /// Scores that do not fit into exact arithmetic.
    case figures(FiguresError)
    /// Sums of two parts that were collected for different numbers of figures.
    case unequalFigures(Int, Int)
    /// A replicate whose weights cannot be made to agree with the totals again, and why.
    case replicate(Int, LocalizedText)
    /// A stratum with one cluster, which cannot be drawn again from.
    case lonelyStratum(Int)
    /// The same, by the stratum's name.
    case lonelyNamedStratum(String)
    /// A stratum that half samples cannot be taken of.
    case notTwoClusters(stratum: Int, clusters: Int)
    /// A coefficient of Fay's method that is not from 0 up to but not including 1.
    case fayCoefficient(Double)
    /// Fewer replicates than two.
    case tooFewReplicates(Int)
    /// More replicates than are computed.
    case tooManyReplicates(Int, limit: Int)

    /// What happened, where, and what to do, in both languages; rows, stages and strata are counted from 1.
    public var message: LocalizedText {
        switch self {
        case .unequalLength(let what, let expected, let found):
            LocalizedText(
                vi: "Cột \(what) có \(found) dòng, cần \(expected) dòng như cột quyền số.",
                en: "Column \(what) has \(found) rows; it needs \(expected), as the weights have.")
        case .weight(let row, let value):
            LocalizedText(
                vi: "Quyền số ở dòng \(row + 1) là \(value); quyền số phải là số không âm, hữu hạn.",
                en: "The weight of row \(row + 1) is \(value); weights must be finite and not negative.")
        case .label(let stage, let row, let value):
            LocalizedText(
                vi: "Giai đoạn chọn mẫu \(stage + 1), dòng \(row + 1): mã tầng hoặc cụm \(value) không hợp lệ.",
                en: "Sampling stage \(stage + 1), row \(row + 1): stratum or cluster number \(value) is not valid.")
        case .notNested(let stage, let row, let cluster):
            LocalizedText(
                vi:
                    "Giai đoạn chọn mẫu \(stage + 1), dòng \(row + 1): cụm \(cluster) nằm trong hai tầng hoặc hai cụm cấp trên; mỗi cụm phải thuộc đúng một.",
                en:
                    "Sampling stage \(stage + 1), row \(row + 1): cluster \(cluster) lies in two strata or parent clusters; each must lie in one."
            )
        case .populationBelowSample(let stage, let stratum, let sampled, let population):
            LocalizedText(
                vi:
                    "Giai đoạn chọn mẫu \(stage + 1), tầng \(stratum + 1): chọn \(sampled) cụm nhưng tổng thể chỉ có \(population); hãy kiểm tra số tổng thể.",
                en:
                    "Sampling stage \(stage + 1), stratum \(stratum + 1): \(sampled) clusters sampled but the population has \(population); check the population."
            )
        case .notAGrouping(let question):
            LocalizedText(
                vi:
                    "Không chia được theo «\(question)»: chỉ chia theo câu một lựa chọn, hoặc câu ghi chữ có không quá 200 giá trị.",
                en:
                    "Respondents cannot be divided by “\(question)”: only by a choose-one question, or a text with up to 200 values."
            )
        case .noScores(let question):
            LocalizedText(
                vi:
                    "Không tính điểm trung bình của «\(question)» được: thang đo không đủ điểm số; hãy dùng công thức topLevels.",
                en: "There is no mean score of “\(question)”: its scale lacks scores; use the formula topLevels.")
        case .noSatisfiedLevel(let question):
            LocalizedText(
                vi: "Không tính tỷ lệ hài lòng của «\(question)» được: thang đo không có mức nào tính là hài lòng.",
                en: "There is no share of satisfied answers to “\(question)”: its scale marks no level as satisfied.")
        case .figures(let error): error.message
        case .noStage:
            LocalizedText(
                vi: "Thiết kế mẫu không có giai đoạn chọn mẫu nào.", en: "The design has no sampling stage.")
        case .confidenceLevel(let level):
            LocalizedText(
                vi: "Mức tin cậy \(level) phải lớn hơn 0 và nhỏ hơn 1, ví dụ 0.95.",
                en: "Confidence level \(level) must lie between 0 and 1, such as 0.95.")
        case .domainRow(let row):
            LocalizedText(
                vi: "Dòng \(row + 1) không có trong thiết kế mẫu hoặc được nêu hai lần.",
                en: "Row \(row + 1) is not in the design, or is named twice.")
        case .notFinite(let row):
            LocalizedText(
                vi: "Giá trị ở dòng \(row + 1) của miền không phải là số hữu hạn.",
                en: "The value in row \(row + 1) of the domain is not a finite number.")
        case .negativeDenominator(let row):
            LocalizedText(
                vi: "Mẫu số ở dòng \(row + 1) của miền là số âm.",
                en: "The denominator in row \(row + 1) of the domain is negative.")
        case .unequalFigures(let first, let second):
            LocalizedText(
                vi: "Hai phần tổng có số chỉ tiêu khác nhau (\(first) và \(second)), không gộp được.",
                en: "Two parts hold sums of \(first) and of \(second) figures and cannot be merged.")
        default: replicateMessage
        }
    }

    /// What cannot be drawn again.
    private var replicateMessage: LocalizedText {
        switch self {
        case .replicate(let replicate, let why):
            LocalizedText(
                vi: "Mẫu lặp \(replicate + 1) không cân chỉnh lại được: \(why.vi)",
                en: "Replicate \(replicate + 1) cannot be calibrated again: \(why.en)")
        case .lonelyStratum(let stratum):
            LocalizedText(
                vi: "Tầng \(stratum + 1) chỉ có một đơn vị mẫu sơ cấp nên không lấy mẫu lặp được; hãy gộp tầng.",
                en: "Stratum \(stratum + 1) has one primary sampling unit and cannot be drawn from again; merge strata."
            )
        case .lonelyNamedStratum(let name):
            LocalizedText(
                vi:
                    "“\(name)” chỉ có một đơn vị mẫu sơ cấp nên không lấy mẫu lặp được; hãy gộp tầng, hoặc đặt lonelyPSU=\"remove\".",
                en:
                    "“\(name)” has one primary sampling unit and cannot be drawn from again; merge strata, or set lonelyPSU=\"remove\"."
            )
        case .notTwoClusters(let stratum, let clusters):
            LocalizedText(
                vi:
                    "Phương pháp nửa mẫu cân bằng cần đúng hai đơn vị mẫu sơ cấp mỗi tầng; tầng \(stratum + 1) có \(clusters).",
                en:
                    "Balanced half samples need two primary sampling units in each stratum; stratum \(stratum + 1) has \(clusters)."
            )
        case .fayCoefficient(let rho):
            LocalizedText(
                vi: "Hệ số Fay \(rho) phải từ 0 đến dưới 1.", en: "Fay's coefficient \(rho) must be from 0 to below 1.")
        case .tooFewReplicates(let count):
            LocalizedText(
                vi: "Cần ít nhất hai mẫu lặp, không phải \(count).",
                en: "At least two replicates are needed, not \(count).")
        case .tooManyReplicates(let count, let limit):
            LocalizedText(
                vi: "Có \(count) mẫu lặp, nhiều nhất \(limit); hãy dùng bootstrap.",
                en: "There are \(count) replicates, at most \(limit) are computed; use the bootstrap.")
        default: LocalizedText(verbatim: "")
        }
    }

    /// The same error with a stratum's name in place of its number.
    func naming(strata: [String]) -> EstimationError {
        if case .lonelyStratum(let stratum) = self, strata.indices.contains(stratum) {
            return .lonelyNamedStratum(strata[stratum])
        }
        return self
    }
}
