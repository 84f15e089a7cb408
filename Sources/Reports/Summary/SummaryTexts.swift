import Figures

/// The words of the units' pages.
enum SummaryTexts {
    static let kind = LocalizedText(vi: "Phiếu kết quả của đơn vị", en: "Unit summary")
    static let headline = LocalizedText(vi: "Chỉ số hài lòng", en: "Satisfaction index")
    static let place = LocalizedText(vi: "Thứ hạng trong khối", en: "Place in its block")
    static let change = LocalizedText(vi: "So với năm trước", en: "Against the year before")
    static let points = LocalizedText(vi: "Chỉ số cải cách hành chính", en: "Administrative-reform index")
    static let code = LocalizedText(vi: "Mã đơn vị", en: "Code")
    static let summary = LocalizedText(vi: "Kết quả chung", en: "Summary")
    static let factors = LocalizedText(vi: "Kết quả theo yếu tố", en: "Results by factor")
    static let factorsCaption = LocalizedText(
        vi: "Chỉ số hài lòng theo yếu tố, so với khối", en: "Satisfaction index by factor, against the block")
    static let factorsAlone = LocalizedText(
        vi: "Chỉ số hài lòng theo yếu tố", en: "Satisfaction index by factor")
    static let thisUnit = LocalizedText(vi: "Đơn vị", en: "This unit")
    static let blockFigure = LocalizedText(vi: "Cả khối", en: "Whole block")
    static let difference = LocalizedText(vi: "Chênh lệch", en: "Difference")
    static let items = LocalizedText(vi: "Kết quả theo tiêu chí", en: "Results by item")
    static let itemsCaption = LocalizedText(
        vi: "Tỷ lệ hài lòng của từng tiêu chí", en: "Satisfaction by item")
    static let answersCaption = LocalizedText(
        vi: "Phân bố câu trả lời của từng tiêu chí", en: "How the answers to each item divide")
    static let unweightedShares = LocalizedText(
        vi: "Tỷ trọng tính trên số câu trả lời hợp lệ, không có quyền số; tổng có thể lệch 100% do làm tròn.",
        en: "Shares of valid answers, unweighted; sums may differ from 100 % by rounding.")
    static let missing = LocalizedText(vi: "Không trả lời", en: "No answer")
    static let missingNote = LocalizedText(
        vi: "“Không trả lời” gồm để trống, không hỏi, không biết, từ chối, không áp dụng và ghi sai.",
        en: "“No answer” counts blank, not asked, does not know, refused, not applicable and invalid cells.")
    static let annex = LocalizedText(vi: "Phụ lục", en: "Annex")
    static let number = LocalizedText(vi: "Thứ tự", en: "No.")
    static let recordsTitle = LocalizedText(vi: "Phiếu và mẫu", en: "Forms and sample")
    static let notCounted = LocalizedText(vi: "Lý do chưa được tính", en: "Why some do not count")
    static let returnedOf = LocalizedText(vi: "Phát ra, thu về", en: "Issued and returned")
    static func ofIssued(_ returned: String, _ issued: String, _ rate: String) -> LocalizedText {
        LocalizedText(vi: "\(issued) phát ra, \(returned) thu về (\(rate))", en: "\(returned) of \(issued) (\(rate))")
    }
    static func parts(_ accepted: String, _ records: String, _ rate: String) -> LocalizedText {
        LocalizedText(
            vi: "\(accepted) trong \(records) bản ghi nhập vào (\(rate))",
            en: "\(accepted) of \(records) records entered (\(rate))")
    }
    static func design(_ effect: String, _ effective: String) -> LocalizedText {
        LocalizedText(
            vi: "\(effect); cỡ mẫu hiệu dụng \(effective)", en: "\(effect); effective sample size \(effective)")
    }
    static let strengths = LocalizedText(vi: "Điểm mạnh", en: "Strengths")
    static let weaknesses = LocalizedText(vi: "Điểm cần cải thiện", en: "To improve")
    static let strongWeak = LocalizedText(
        vi: "Điểm mạnh và điểm cần cải thiện", en: "Strengths and weaknesses")
    static let groups = LocalizedText(vi: "Kết quả theo nhóm", en: "Results by group")
    static let groupsCaption = LocalizedText(
        vi: "Chỉ số hài lòng theo nhóm", en: "Satisfaction index by group")
    static let periods = LocalizedText(vi: "Kết quả theo kỳ", en: "Results by period")
    static let periodsCaption = LocalizedText(
        vi: "Chỉ số hài lòng theo kỳ", en: "Satisfaction index by period")
    static let card = LocalizedText(vi: "Chỉ số cải cách hành chính", en: "Administrative-reform index")
    static let areasCaption = LocalizedText(
        vi: "Điểm đạt được theo lĩnh vực", en: "Points obtained by area")
    static let sumOfParts = LocalizedText(vi: "tổng các mục bên dưới", en: "sum of those below")
    static let linesCaption = LocalizedText(vi: "Điểm từng tiêu chí", en: "Points of each criterion")
    static let area = LocalizedText(vi: "Lĩnh vực", en: "Area")
    static let criterion = LocalizedText(vi: "Tiêu chí", en: "Criterion")
    static let selfAssessed = LocalizedText(vi: "Tự chấm", en: "Self-assessed")
    static let pointsObtained = LocalizedText(vi: "Điểm", en: "Points")
    static let maximum = LocalizedText(vi: "Tối đa", en: "Maximum")
    static let rate = LocalizedText(vi: "Tỷ lệ đạt", en: "Rate")
    static let branch = LocalizedText(vi: "Cách chấm đã áp dụng", en: "How it was scored")
    static let total = LocalizedText(vi: "Tổng điểm", en: "Total")
    static let quality = LocalizedText(vi: "Chất lượng dữ liệu", en: "Data quality")
    static let formsCaption = LocalizedText(vi: "Phiếu của đơn vị", en: "Forms of the unit")
    static let fate = LocalizedText(vi: "Tình trạng", en: "Fate")
    static let count = LocalizedText(vi: "Số phiếu", en: "Forms")
    static let refusalsCaption = LocalizedText(
        vi: "Lý do phiếu chưa được tính", en: "Why forms do not count yet")
    static let weightsTitle = LocalizedText(vi: "Cỡ mẫu và quyền số", en: "Sample and weights")
    static let population = LocalizedText(vi: "Quy mô N", en: "Population N")
    static let target = LocalizedText(vi: "Cỡ mẫu kế hoạch", en: "Planned sample")
    static let sumOfWeights = LocalizedText(vi: "Tổng quyền số", en: "Sum of weights")
    static let kish = LocalizedText(vi: "Hệ số thiết kế Kish", en: "Kish design effect")
    static let effective = LocalizedText(vi: "Cỡ mẫu hiệu dụng", en: "Effective sample size")
    static let weightRange = LocalizedText(
        vi: "Quyền số nhỏ nhất, lớn nhất", en: "Smallest and largest weight")
    static let variation = LocalizedText(vi: "Hệ số biến thiên của quyền số", en: "CV of weights")
    static let duplicates = LocalizedText(vi: "Trùng lặp", en: "Duplicates")
    static let superseded = LocalizedText(vi: "Đã thay thế", en: "Superseded")
    static let excluded = LocalizedText(vi: "Loại theo quyết định", en: "Excluded")
    static let quarantined = LocalizedText(vi: "Chờ xử lý", en: "Waiting for a decision")
    static let noResponsesTitle = LocalizedText(vi: "Không có phiếu", en: "No responses")
    static let noResponses = LocalizedText(
        vi:
            "Không có phiếu hợp lệ nào của đơn vị trong đợt khảo sát này. Đơn vị không được xếp hạng và không bị tính là 0.",
        en: "No valid form of the unit came back in this campaign. It is not ranked, and does not count as 0.")
    static let previousUnit = LocalizedText(vi: "Đơn vị trước", en: "Previous unit")
    static let nextUnit = LocalizedText(vi: "Đơn vị sau", en: "Next unit")
    static let scoreClass = LocalizedText(vi: "Xếp loại", en: "Class")

    static func answersLine(_ answers: String) -> LocalizedText {
        LocalizedText(vi: "\(answers) câu trả lời", en: "\(answers) answers")
    }
    static func noInterval(_ reason: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "không có khoảng tin cậy: \(reason.vi)", en: "no interval: \(reason.en)")
    }
    static func changeLine(change: String, previous: String) -> LocalizedText {
        LocalizedText(
            vi: "\(change) điểm so với năm trước (\(previous))",
            en: "\(change) points against the year before (\(previous))")
    }
    static func placesLine(_ places: Int, count: String, before: Int) -> LocalizedText {
        guard places != 0 else {
            return LocalizedText(vi: "giữ hạng như năm trước", en: "the same place as the year before")
        }
        return LocalizedText(
            vi: "\(places > 0 ? "tăng" : "giảm") \(count) bậc (năm trước hạng \(before))",
            en:
                "\(places > 0 ? "up" : "down") \(count) \(abs(places) == 1 ? "place" : "places") (year before: place \(before))"
        )
    }
    static func classChange(rose: Bool, before: String) -> LocalizedText {
        LocalizedText(
            vi: "\(rose ? "lên" : "xuống") mức so với năm trước (\(before))",
            en: "\(rose ? "a better" : "a worse") class than the year before (\(before))")
    }
    static func noChange(_ reason: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "không so với năm trước: \(reason.vi)", en: "no comparison with the year before: \(reason.en)")
    }
    static let numbers = LocalizedText(vi: "Câu hỏi bằng số", en: "Number questions")
    static let numbersCaption = LocalizedText(
        vi: "Trung vị và tứ phân vị của các câu trả lời bằng số", en: "Median and quartiles of answers in numbers")
    static let question = LocalizedText(vi: "Câu hỏi", en: "Question")
    static let lowerQuartile = LocalizedText(vi: "Tứ phân vị dưới", en: "Lower quartile")
    static let median = LocalizedText(vi: "Trung vị", en: "Median")
    static let upperQuartile = LocalizedText(vi: "Tứ phân vị trên", en: "Upper quartile")
    static let medianNote = LocalizedText(
        vi: "Khoảng tin cậy là của trung vị. Một nửa số người (theo quyền số) trả lời không quá trung vị.",
        en: "The interval is the median's. Half of the persons (by their weights) answer the median or less.")
    static func blockBase(_ name: String, _ figure: String, _ interval: String, _ respondents: String) -> LocalizedText
    {
        LocalizedText(
            vi:
                "\(name): chỉ số \(figure)\(interval.isEmpty ? "" : ", khoảng tin cậy \(interval)"), n = \(respondents).",
            en: "\(name): index \(figure)\(interval.isEmpty ? "" : ", interval \(interval)"), n = \(respondents).")
    }
    static let contrastNote = LocalizedText(
        vi:
            "Chênh lệch so với khối kiểm định ở mức 5% (nhiều đơn vị cùng lúc: xem Phương pháp); không có dấu: không đủ phiếu để kiểm định.",
        en:
            "Differences from the block are tested at 5 % (several units at once: see Method); without a mark: too few responses for a test."
    )
    static let largestShare = LocalizedText(
        vi: "Phần của 1% phiếu có quyền số lớn nhất trong tổng quyền số",
        en: "Share of the sum that the largest 1 % of the weights hold")
    static let marginError = LocalizedText(vi: "Sai lệch so với số liệu biên", en: "Distance from the margins")
    static let marginsMet = LocalizedText(
        vi: "không có: tổng quyền số khớp mọi mức", en: "none: the weights agree with every level")
    static func marginOff(_ percent: String, _ margin: String, _ level: String, isOverAll: Bool) -> LocalizedText {
        LocalizedText(
            vi: "lớn nhất \(percent)% (\(margin), mức «\(level)»\(isOverAll ? ", toàn đợt" : ""))",
            en: "at most \(percent) % (\(margin), level “\(level)”\(isOverAll ? ", over all units" : ""))")
    }
    static func withheldNote(_ smallest: String) -> LocalizedText {
        LocalizedText(
            vi:
                "Ô có dưới \(smallest) người trả lời, và ô mà từ đó có thể suy ra ô ấy, không được công bố để bảo mật.",
            en: "Cells of fewer than \(smallest) respondents, and cells that would give them away, are withheld.")
    }
    static func placeOf(_ units: String, _ block: String) -> LocalizedText {
        LocalizedText(
            vi: "trong \(units) đơn vị được xếp hạng, khối \(block)", en: "of \(units) ranked units, block \(block)")
    }
    static func possibleRanks(_ ranks: String) -> LocalizedText {
        LocalizedText(
            vi: "xét sai số chọn mẫu, hạng có thể là \(ranks)", en: "with sampling error, the rank may be \(ranks)")
    }
    static func onlyOne(_ block: String) -> LocalizedText {
        LocalizedText(vi: "khối \(block)", en: "block \(block)")
    }
    static func classLine(_ name: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "xếp loại \(name.vi)", en: "class: \(name.en)")
    }
    static func totalLine(_ total: String, _ maximum: String) -> LocalizedText {
        LocalizedText(vi: "\(total) / \(maximum) điểm", en: "\(total) of \(maximum) points")
    }
    static func rankLine(_ rank: String, _ units: String) -> LocalizedText {
        LocalizedText(vi: "hạng \(rank) trong \(units) đơn vị", en: "rank \(rank) of \(units) units")
    }
    static func previousLine(_ previous: String) -> LocalizedText {
        LocalizedText(vi: "năm trước \(previous)", en: "\(previous) the year before")
    }
    static func rangeOf(_ low: String, _ high: String) -> LocalizedText {
        LocalizedText(vi: "\(low) đến \(high)", en: "\(low) to \(high)")
    }
}
