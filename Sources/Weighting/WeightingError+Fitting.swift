internal import Figures

extension WeightingError {
    /// What does not fit between weights and totals.
    var fittingMessage: LocalizedText {
        switch self {
        case .infeasibleMargins(let needing, let limited):
            LocalizedText(
                vi:
                    "Không có quyền số nào khớp được các bảng: \(Self.decimalList(needing)) cộng lại nhiều hơn \(Self.decimalList(limited)), mà mọi phiếu của nhóm trước đều nằm trong nhóm sau; hãy kiểm tra số liệu hoặc gộp mức.",
                en:
                    "No weights can agree with the margins: \(Self.list(needing)) add up to more than \(Self.list(limited)), in which all their respondents lie; check the numbers or merge levels."
            )
        case .marginNotReached(let total, let reached):
            LocalizedText(
                vi:
                    "Quyền số không khớp được \(total.name) = \(Self.decimal(total.total)): trong giới hạn đã đặt chỉ cho \(Self.decimalHundredths(reached)); hãy nới giới hạn, gộp mức, hoặc kiểm tra bảng.",
                en:
                    "The weights do not come to \(total.name) = \(Self.number(total.total)): within the bounds they give \(Self.hundredths(reached)); widen the bounds, merge levels, or check the table."
            )
        case .rakingNotReached(let total, let reached):
            LocalizedText(
                vi:
                    "Cân chỉnh biên không khớp được \(total.name) = \(Self.decimal(total.total)): sau \(ProportionalFit.limit) vòng quyền số cho \(Self.decimalHundredths(reached)); hãy gộp mức, hoặc kiểm tra các bảng.",
                en:
                    "Raking does not come to \(total.name) = \(Self.number(total.total)): after \(ProportionalFit.limit) rounds the weights give \(Self.hundredths(reached)); merge levels, or check the tables."
            )
        case .weightsOfZero(let crossings):
            LocalizedText(
                vi:
                    "Các bảng chỉ khớp được nếu quyền số của một số phiếu bằng 0: \(Self.first(crossings)); hãy gộp mức, hoặc kiểm tra các bảng.",
                en:
                    "The margins can be met only with weights of 0 for some respondents: \(Self.first(crossings)); merge levels, or check the tables."
            )
        case .logitBounds(let low, let high):
            LocalizedText(
                vi:
                    "Hiệu chỉnh logit cần giới hạn hữu hạn bao quanh 1, không phải \(Self.decimal(low)) đến \(Self.decimal(high)).",
                en:
                    "A logit calibration needs finite bounds around 1, not \(Self.number(low)) to \(Self.number(high))."
            )
        case .collapseLevel(let margin, let level):
            LocalizedText(
                vi: "Bảng “\(margin)” không có mức “\(level)” nêu trong <collapse>; hãy sửa tên mức.",
                en: "Margin “\(margin)” has no level “\(level)”, which <collapse> names; correct the level.")
        case .limits(let scope, let lower, let upper, let mean):
            LocalizedText(
                vi:
                    "Không cắt quyền số\(Self.place(scope.isEmpty ? nil : scope).vi) được: giới hạn \(Self.range(lower, upper).vi) không chứa quyền số trung bình \(Self.decimal(mean)).",
                en:
                    "Weights\(Self.place(scope.isEmpty ? nil : scope).en) cannot be trimmed: the limits (\(Self.range(lower, upper).en)) leave no room for the mean weight \(Self.number(mean))."
            )
        default: sampleMessage
        }
    }

    /// What does not fit between responses and the table of the sample.
    private var sampleMessage: LocalizedText {
        switch self {
        case .classNotDrawn(let name, let respondents):
            LocalizedText(
                vi:
                    "“\(name)” có \(respondents) phiếu nhưng bảng mẫu không có ai thuộc nhóm này; hãy bổ sung bảng mẫu.",
                en:
                    "“\(name)” has \(respondents) responses but the sample has nobody of this class; complete the sample."
            )
        case .classWithoutRespondents(let name, let drawn):
            LocalizedText(
                vi: "“\(name)” có \(drawn) người được chọn nhưng không có phiếu nào; hãy dùng lớp rộng hơn.",
                en: "“\(name)” has \(drawn) persons drawn and no responses; use wider classes.")
        case .classBelowRespondents(let name, let drawn, let respondents):
            LocalizedText(
                vi:
                    "“\(name)”: người được chọn nặng \(Self.decimal(drawn)), ít hơn các phiếu (\(Self.decimal(respondents))); bảng mẫu thiếu người.",
                en:
                    "“\(name)”: those drawn weigh \(Self.number(drawn)), less than the responses (\(Self.number(respondents))); the sample lacks persons."
            )
        case .withoutProbability(let respondents):
            LocalizedText(
                vi:
                    "\(respondents) phiếu không có xác suất chọn: số phiếu không có trong bảng mẫu, hoặc ô xác suất để trống.",
                en:
                    "\(respondents) responses have no probability of selection: their numbers are not in the sample, or its cell is blank."
            )
        case .notAWeight(let question, let respondents):
            LocalizedText(
                vi: respondents == 0
                    ? "“\(question)” không cho quyền số được: phiếu không có câu ghi số nào tên như vậy; hãy sửa question."
                    : "“\(question)” không cho quyền số được: \(respondents) phiếu để trống hoặc ghi số không dương; hãy bổ sung (hailong correct) hoặc loại phiếu.",
                en: respondents == 0
                    ? "“\(question)” gives no weights: the form has no number question of that name; correct it."
                    : "“\(question)” gives no weights: \(respondents) responses leave it blank or not above 0; correct them (hailong correct) or exclude them."
            )
        case .withoutClusters:
            LocalizedText(
                vi:
                    "Quyền số theo đơn vị mẫu sơ cấp cần câu psu trong phiếu và bảng <design psus=…/>; hãy bổ sung.",
                en:
                    "Weights by primary sampling unit need the form's psu question and a table <design psus=…/>; add them."
            )
        case .withoutSample:
            LocalizedText(
                vi: "Bước quyền số này cần bảng mẫu: thêm <sample file=…/> vào campaign.xml.",
                en: "This step of weighting needs the table of the sample: add <sample file=…/> to campaign.xml.")
        case .notANumber(let question):
            LocalizedText(
                vi: "“\(question)” có tổng trong bảng nhưng không phải câu ghi số.",
                en: "“\(question)” has a total in a table but is no number question.")
        case .negativeWeights(let smallest, let respondents):
            LocalizedText(
                vi:
                    "\(respondents) phiếu có quyền số âm (nhỏ nhất \(Self.decimal(smallest))); hãy đặt lower=\"0\" trở lên cho <calibrate>, hoặc dùng method=\"raking\".",
                en:
                    "\(respondents) responses have weights below 0 (the smallest \(Self.number(smallest))); set lower=\"0\" or more in <calibrate>, or use method=\"raking\"."
            )
        case .ofForms(let numbers, let count, let error):
            error.message.naming(forms: numbers, of: count)
        default: LocalizedText(verbatim: "")
        }
    }
}

extension LocalizedText {
    /// The text with the numbers of the forms concerned behind it.
    fileprivate func naming(forms: [String], of count: Int) -> LocalizedText {
        let list = forms.joined(separator: ", ")
        let more = count > forms.count ? ", …" : ""
        return LocalizedText(vi: "\(vi) Phiếu: \(list)\(more).", en: "\(en) Forms: \(list)\(more).")
    }
}
