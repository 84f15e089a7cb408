public import Figures

/// Why weights cannot be made: every refusal names the level, the table and the numbers that are in the way, and leaves
/// the weights as they were.
public enum WeightingError: Error, Equatable, Sendable {
    /// A total with the name that it goes by in a message.
    public struct NamedTotal: Hashable, Sendable {
        /// What the total is of: a margin table, or the population.
        public var name: String
        /// The total.
        public var total: Double

        /// Makes a named total.
        public init(name: String, total: Double) {
            self.name = name
            self.total = total
        }
    }

    /// A column has another length than the weights.
    case unequalLength(what: String, expected: Int, found: Int)
    /// A base weight that is negative, infinite or not a number.
    case weight(row: Int, value: Double)
    /// A respondent's cell has no population size.
    case cellWithoutPopulation(cell: String, respondents: Int)
    /// A population size that is negative, infinite or not a number.
    case population(cell: String, value: Double)
    /// More respondents than the population has.
    case populationBelowRespondents(cell: String, population: Double, respondents: Int)
    /// Respondents that lie in no cell.
    case respondentsWithoutCell(what: String, count: Int)
    /// A margin that names a level twice.
    case repeatedLevel(margin: String, level: String)
    /// A target that is negative, infinite or not a number.
    case target(margin: String, level: String, value: Double)
    /// A level that has a target but no respondents to carry it.
    case levelWithoutRespondents(margin: String, scope: String?, level: String, target: Double)
    /// A level of respondents that the margin does not list.
    case levelWithoutTarget(margin: String, scope: String?, level: String, respondents: Int)
    /// A level whose target is zero although respondents have it.
    case zeroTargetWithRespondents(margin: String, scope: String?, level: String, respondents: Int)
    /// Totals that should be one and are not.
    case totalsDisagree(scope: String?, totals: [NamedTotal])
    /// Steps of weighting that undo each other, such as two of N/n, or two margins without a trimming between.
    case stepOrder
    /// A margin's question that is not there, or is neither a choose-one question nor a text.
    case notAMarginQuestion(String)
    /// A table of margins by unit without a unit that has responses.
    case unitWithoutMargin(margin: String, unit: String, respondents: Int)
    /// A stratum whose number of primary sampling units is asked for and not known.
    case stratumWithoutClusters(stratum: String, sampled: Int)
    /// More primary sampling units than the stratum has.
    case clustersBelowSample(stratum: String, clusters: Int, sampled: Int)
    /// Margins that no weights can agree with: all respondents of the levels in need lie in the levels that limit them,
    /// which stand for fewer persons.
    case infeasibleMargins(needing: [NamedTotal], limitedTo: [NamedTotal])
    /// A total that the weights do not come to, though nothing proves that they cannot.
    case marginNotReached(NamedTotal, reached: Double)
    /// A level that the rounds of a raking do not come to, though nothing proves that no weights can.
    case rakingNotReached(NamedTotal, reached: Double)
    /// Crossings of levels whose respondents could only weigh 0 for the margins to be met.
    case weightsOfZero([String])
    /// Bounds of a logit calibration that are not finite or do not lie around 1.
    case logitBounds(Double, Double)
    /// A level of a plan to put levels together that the margin does not have.
    case collapseLevel(margin: String, level: String)
    /// Limits of weights that are none, or that leave no room for the mean weight.
    case limits(scope: String, lower: Double, upper: Double, mean: Double)
    /// Respondents of a class of which nobody was drawn.
    case classNotDrawn(name: String, respondents: Int)
    /// A class of which persons were drawn and nobody answered.
    case classWithoutRespondents(name: String, drawn: Int)
    /// A class whose respondents weigh more than all who were drawn.
    case classBelowRespondents(name: String, drawn: Double, respondents: Double)
    /// Respondents whose probability of being drawn is not known.
    case withoutProbability(respondents: Int)
    /// A question that gives no weights: not there, no number, or with answers that are none.
    case notAWeight(question: String, respondents: Int)
    /// A step that needs primary sampling units and their sizes, where forms name none or the campaign has no table.
    case withoutClusters
    /// A step that needs the table of the sample, which the campaign does not name.
    case withoutSample
    /// A question of which a total is given and that is no number.
    case notANumber(question: String)
    /// Weights below 0, which stand for nobody: what a linear calibration without a lower bound may come to.
    case negativeWeights(smallest: Double, respondents: Int)
    /// An error with the numbers of the forms that it comes from, the first of them, and how many forms there are.
    indirect case ofForms([String], count: Int, WeightingError)

    /// What happened, where, and what to do, in both languages.
    public var message: LocalizedText {
        switch self {
        case .unequalLength(let what, let expected, let found):
            LocalizedText(
                vi: "Cột \(what) có \(found) dòng, cần \(expected) dòng.",
                en: "Column \(what) has \(found) rows; it needs \(expected).")
        case .weight(let row, let value):
            LocalizedText(
                vi: "Quyền số ở dòng \(row + 1) là \(Self.decimal(value)); quyền số phải là số không âm, hữu hạn.",
                en: "The weight of row \(row + 1) is \(Self.number(value)); weights must be finite and not negative.")
        case .cellWithoutPopulation(let cell, let respondents):
            LocalizedText(
                vi: "“\(cell)” có \(respondents) phiếu nhưng không có số tổng thể N; hãy bổ sung N.",
                en: "“\(cell)” has \(respondents) responses but no population size N; add it.")
        case .population(let cell, let value):
            LocalizedText(
                vi: "Số tổng thể của “\(cell)” là \(Self.decimal(value)); phải là số không âm.",
                en: "The population of “\(cell)” is \(Self.number(value)); it must be a number that is not negative.")
        case .populationBelowRespondents(let cell, let population, let respondents):
            LocalizedText(
                vi:
                    "“\(cell)” có \(respondents) phiếu nhưng số tổng thể N chỉ là \(Self.decimal(population)); hãy kiểm tra N.",
                en:
                    "“\(cell)” has \(respondents) responses but a population of only \(Self.number(population)); check N."
            )
        case .respondentsWithoutCell(let what, let count):
            LocalizedText(
                vi:
                    "\(count) phiếu không có câu trả lời dùng được cho “\(what)” (để trống hoặc không hợp lệ); hãy bổ sung câu trả lời (hailong correct), hoặc đặt unknown=\"keep\" cho bước này.",
                en:
                    "\(count) responses have no usable answer for “\(what)” (blank or invalid); give it (hailong correct), or set unknown=\"keep\" in this step."
            )
        case .repeatedLevel(let margin, let level):
            LocalizedText(
                vi: "Bảng “\(margin)” nêu mức “\(level)” hai lần; chỉ giữ một dòng.",
                en: "Margin “\(margin)” lists level “\(level)” twice; keep one row.")
        case .target(let margin, let level, let value):
            LocalizedText(
                vi: "Bảng “\(margin)”, mức “\(level)”: số \(Self.decimal(value)) phải là số không âm.",
                en: "Margin “\(margin)”, level “\(level)”: \(Self.number(value)) must be a number that is not negative."
            )
        case .levelWithoutRespondents(let margin, let scope, let level, let target):
            LocalizedText(
                vi:
                    "Bảng “\(margin)”\(Self.place(scope).vi): mức “\(level)” có N = \(Self.decimal(target)) nhưng không có phiếu nào; hãy gộp mức này với mức khác.",
                en:
                    "Margin “\(margin)”\(Self.place(scope).en): level “\(level)” has N = \(Self.number(target)) but no responses; merge it with another level."
            )
        case .levelWithoutTarget(let margin, let scope, let level, let respondents):
            LocalizedText(
                vi:
                    "Bảng “\(margin)”\(Self.place(scope).vi) thiếu mức “\(level)” (\(respondents) phiếu); hãy thêm mức này vào bảng.",
                en:
                    "Margin “\(margin)”\(Self.place(scope).en) lacks level “\(level)” (\(respondents) responses); add it to the table."
            )
        case .zeroTargetWithRespondents(let margin, let scope, let level, let respondents):
            LocalizedText(
                vi:
                    "Bảng “\(margin)”\(Self.place(scope).vi): mức “\(level)” có N = 0 nhưng có \(respondents) phiếu; hãy kiểm tra bảng và phiếu.",
                en:
                    "Margin “\(margin)”\(Self.place(scope).en): level “\(level)” has N = 0 but \(respondents) responses; check the table and the responses."
            )
        case .totalsDisagree(let scope, let totals):
            LocalizedText(
                vi:
                    "Các tổng không khớp nhau\(Self.place(scope).vi): \(Self.decimalList(totals)); hãy kiểm tra các bảng.",
                en: "Totals disagree\(Self.place(scope).en): \(Self.list(totals)); check the tables.")
        case .stepOrder, .notAMarginQuestion, .unitWithoutMargin, .stratumWithoutClusters, .clustersBelowSample:
            planMessage
        default: fittingMessage
        }
    }

    /// What does not fit between the plan of the weights and its tables.
    private var planMessage: LocalizedText {
        switch self {
        case .notAMarginQuestion(let question):
            LocalizedText(
                vi:
                    "Không hậu phân tầng theo “\(question)” được: phiếu không có câu hỏi một lựa chọn hoặc ghi chữ này.",
                en: "“\(question)” cannot be post-stratified by: it is no choose-one or text question of the form.")
        case .unitWithoutMargin(let margin, let unit, let respondents):
            LocalizedText(
                vi: "Bảng “\(margin)” thiếu đơn vị “\(unit)” (\(respondents) phiếu); hãy thêm các mức của đơn vị này.",
                en: "Margin “\(margin)” lacks unit “\(unit)” (\(respondents) responses); add the unit's levels.")
        case .stratumWithoutClusters(let stratum, let sampled):
            LocalizedText(
                vi:
                    "“\(stratum)” có \(sampled) đơn vị mẫu sơ cấp nhưng bảng tầng không ghi tổng số; hãy điền cột psus của tầng này.",
                en:
                    "“\(stratum)” has \(sampled) primary sampling units but the table of strata does not say of how many; fill its column psus."
            )
        case .clustersBelowSample(let stratum, let clusters, let sampled):
            LocalizedText(
                vi:
                    "“\(stratum)” có \(sampled) đơn vị mẫu sơ cấp trong phiếu nhưng psus chỉ là \(clusters); hãy kiểm tra psus.",
                en:
                    "“\(stratum)” has \(sampled) primary sampling units in the responses but psus is only \(clusters); check psus."
            )
        default:
            LocalizedText(
                vi:
                    "Các bước quyền số mâu thuẫn nhau: quyền số ban đầu (population, probability, given) đứng đầu và chỉ một; nonresponse không đi với N/n; giữa hai lần khớp bảng (postStratify, rake, calibrate) phải có trim, nhiều bảng biên thì dùng một bước rake.",
                en:
                    "The steps of weighting undo each other: one start (population, probability, given) and first; no nonresponse with N/n; a trim between any two of postStratify, rake and calibrate. Several margins are one rake."
            )
        }
    }

    /// A number without the ".0" of a whole one.
    static func number(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The same as Vietnamese text has it, with a comma.
    static func decimal(_ value: Double) -> String { number(value).replacing(".", with: ",") }

    /// A number to two decimals, with a comma.
    static func decimalHundredths(_ value: Double) -> String { decimal((value * 100).rounded() / 100) }

    /// What lies between two limits, in words; either may be missing.
    static func range(_ lower: Double?, _ upper: Double?) -> LocalizedText {
        switch (lower.flatMap { $0.isFinite ? $0 : nil }, upper.flatMap { $0.isFinite ? $0 : nil }) {
        case (nil, nil): LocalizedText(vi: "không giới hạn", en: "no limits")
        case (let lower?, nil): LocalizedText(vi: "không dưới \(decimal(lower))", en: "at least \(number(lower))")
        case (nil, let upper?): LocalizedText(vi: "không quá \(decimal(upper))", en: "at most \(number(upper))")
        case (let lower?, let upper?):
            LocalizedText(
                vi: "từ \(decimal(lower)) đến \(decimal(upper))", en: "from \(number(lower)) to \(number(upper))")
        }
    }

    /// A number to two decimals.
    static func hundredths(_ value: Double) -> String { number((value * 100).rounded() / 100) }

    /// The first of a list.
    static func first(_ names: [String]) -> String {
        names.prefix(5).joined(separator: "; ") + (names.count > 5 ? "; …" : "")
    }

    static func place(_ scope: String?) -> LocalizedText {
        guard let scope else { return LocalizedText(verbatim: "") }
        return LocalizedText(vi: " tại “\(scope)”", en: " in “\(scope)”")
    }

    static func decimalList(_ totals: [NamedTotal]) -> String {
        totals.map { "\($0.name) = \(decimal($0.total))" }.joined(separator: "; ")
    }

    static func list(_ totals: [NamedTotal]) -> String {
        totals.map { "\($0.name) = \(number($0.total))" }.joined(separator: ", ")
    }
}
