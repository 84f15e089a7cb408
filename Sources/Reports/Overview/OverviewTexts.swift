import Figures

/// The words of the overview.
enum OverviewTexts {
    static let surveyTitle = LocalizedText(
        vi: "Kết quả khảo sát mức độ hài lòng", en: "Results of the satisfaction survey")
    static let bothTitle = LocalizedText(
        vi: "Kết quả khảo sát mức độ hài lòng và Chỉ số cải cách hành chính",
        en: "Results of the satisfaction survey and of the administrative-reform index")
    static let cardTitle = LocalizedText(
        vi: "Kết quả Chỉ số cải cách hành chính", en: "Results of the administrative-reform index")
    static let headline = LocalizedText(vi: "Chỉ số hài lòng chung", en: "Overall satisfaction index")
    static let howDone = LocalizedText(vi: "Cách khảo sát", en: "How the survey was done")
    static let limits = LocalizedText(vi: "Hạn chế", en: "Limits")
    static let causes = LocalizedText(vi: "Nguyên nhân", en: "Causes")
    static let forAuthor = LocalizedText(
        vi: "[Phần này do người lập báo cáo viết.]", en: "[To be written by the author of the report.]")
    static let notWritten = LocalizedText(
        vi: "Người lập báo cáo chưa viết phần này.", en: "The author of the report has not written this part.")
    static let dottedLine = LocalizedText(verbatim: String(repeating: "…", count: 40))
    static let seeAlso = LocalizedText(vi: "Xem thêm:", en: "See also:")
    static let validForms = LocalizedText(vi: "Phiếu hợp lệ", en: "Valid forms")
    static let unitsSurveyed = LocalizedText(vi: "Đơn vị có phiếu", en: "Units with responses")
    static let summary = LocalizedText(vi: "Kết quả chung", en: "Summary")
    static let forms = LocalizedText(vi: "Phiếu khảo sát", en: "Forms")
    static let formsCaption = LocalizedText(
        vi: "Phiếu phát ra, thu về, hợp lệ và không hợp lệ theo đơn vị",
        en: "Forms issued, returned, valid and invalid, by unit")
    static let formsNote = LocalizedText(
        vi:
            "Thu về là số phiếu, không kể bản ghi trùng, bản ghi bị thay thế và bản ghi cùng số phiếu; bản ghi là mọi dòng đã nhập = hợp lệ + không hợp lệ. Tỷ lệ thu về = thu về / phát ra; tỷ lệ hợp lệ = hợp lệ / bản ghi. Không hợp lệ gồm bản ghi trùng, bị thay thế hoặc loại, và chờ xử lý.",
        en:
            "Returned counts forms, without repeats, superseded records and records of the same form; records are all that were entered = valid + invalid. Return rate = returned / issued; valid rate = valid / records. Invalid are repeats, records superseded or excluded, and those that wait for a decision."
    )
    static let ofThem = LocalizedText(vi: "Trong đó", en: "Of these")
    static let duplicates = LocalizedText(vi: "Trùng", en: "Repeats")
    static let leftOut = LocalizedText(vi: "Thay thế, loại", en: "Left out")
    static let waiting = LocalizedText(vi: "Chờ xử lý", en: "Waiting")
    static let unknownUnit = LocalizedText(vi: "Chưa xác định đơn vị", en: "Unit not known")
    static let ranking = LocalizedText(vi: "Xếp hạng mức độ hài lòng", en: "Ranking by satisfaction")
    static let rankingNote = LocalizedText(
        vi:
            "Thứ hạng theo số in ra, chưa xét sai số chọn mẫu: các đơn vị có khoảng tin cậy chồng lên nhau có thể không khác nhau.",
        en:
            "Ranks go by the printed figures and do not allow for sampling error: units whose intervals overlap may not differ."
    )
    static let possibleRanks = LocalizedText(vi: "Hạng có thể", en: "Possible ranks")
    static let simultaneousRanks = LocalizedText(vi: "Xét chung cả khối", en: "All of the block at once")
    static func cardRanksCaption(_ block: String) -> LocalizedText {
        LocalizedText(
            vi: "Hạng có thể theo chỉ số cải cách hành chính, khối \(block)",
            en: "Possible ranks by the reform index, block \(block)")
    }
    static let cardRanksNote = LocalizedText(
        vi:
            "Điểm thẩm định không có sai số chọn mẫu; điểm hài lòng có. Hạng có thể là các hạng mà sai số ấy còn để ngỏ: từng đơn vị một, và mọi đơn vị của khối cùng lúc.",
        en:
            "Appraised points have no sampling error, satisfaction points have. Possible ranks are those that this error leaves open: for each unit by itself, and for all units of the block at once."
    )
    static let rankSetsNote = LocalizedText(
        vi:
            "Thứ hạng theo số in ra. Hạng có thể: các hạng mà sai số chọn mẫu còn để ngỏ cho từng đơn vị, theo mức tin cậy của báo cáo; chỉ nên nói đơn vị này xếp trên đơn vị kia khi hạng có thể của hai đơn vị không trùng nhau.",
        en:
            "Ranks go by the printed figures. Possible ranks: those that sampling error leaves open for each unit, at the report's confidence level; say that one unit ranks above another only where their possible ranks do not overlap."
    )
    static let noResponses = LocalizedText(vi: "Đơn vị không có phiếu", en: "Units without responses")
    static let factors = LocalizedText(vi: "Kết quả theo yếu tố", en: "Results by factor")
    static let factorsCaption = LocalizedText(
        vi: "Chỉ số hài lòng theo nội dung và yếu tố", en: "Satisfaction index by content and factor")
    static let items = LocalizedText(vi: "Kết quả theo tiêu chí", en: "Results by item")
    static let answersCaption = LocalizedText(
        vi: "Phân bố câu trả lời của từng tiêu chí", en: "How the answers to each item divide")
    static let breakdowns = LocalizedText(vi: "Kết quả theo nhóm", en: "Results by group")
    static let breakdownsCaption = LocalizedText(
        vi: "Chỉ số hài lòng chung theo nhóm", en: "Overall satisfaction index by group")
    static let periods = LocalizedText(vi: "Kết quả theo kỳ", en: "Results by period")
    static let periodsCaption = LocalizedText(
        vi: "Chỉ số hài lòng chung theo kỳ", en: "Overall satisfaction index by period")
    static let quality = LocalizedText(vi: "Chất lượng dữ liệu", en: "Data quality")
    static let findingsCaption = LocalizedText(
        vi: "Những điểm phát hiện khi kiểm tra phiếu", en: "What the checks of the forms found")
    static let noFindings = LocalizedText(vi: "Không phát hiện lỗi nào", en: "Nothing was found")
    static let findings = LocalizedText(vi: "Số lần", en: "Findings")
    static let batchesCaption = LocalizedText(
        vi: "Các lô phiếu đã nhập", en: "Batches that were imported")
    static let batch = LocalizedText(vi: "Lô phiếu", en: "Batch")
    static let collection = LocalizedText(vi: "Người thu thập", en: "Collected by")
    static let independent = LocalizedText(vi: "độc lập", en: "independent")
    static let ratedOffice = LocalizedText(vi: "đơn vị được đánh giá", en: "the rated office")
    static let collectionUnknown = LocalizedText(vi: "không ghi", en: "not stated")
    static let records = LocalizedText(vi: "Bản ghi", en: "Records")
    static let method = LocalizedText(vi: "Phương pháp", en: "Method")
    static let card = LocalizedText(vi: "Chỉ số cải cách hành chính", en: "Administrative-reform index")
    static let selfAssessed = LocalizedText(vi: "Điểm tự chấm", en: "Self-assessed")
    static let bonus = LocalizedText(vi: "Điểm thưởng", en: "Bonus")
    static let minus = LocalizedText(vi: "Điểm trừ", en: "Minus")
    static let totalPoints = LocalizedText(vi: "Tổng điểm", en: "Total")
    static let indexPercent = LocalizedText(vi: "Chỉ số (%)", en: "Index (%)")
    static let scoreClass = LocalizedText(vi: "Xếp loại", en: "Class")
    static let maximum = LocalizedText(vi: "Điểm tối đa", en: "Maximum")
    static let selfNote = LocalizedText(
        vi: "Điểm tự chấm chỉ để đối chiếu, không tính vào tổng điểm.",
        en: "Self-assessed points are shown for comparison and never counted.")
    static let placesWon = LocalizedText(vi: "Tăng/giảm bậc", en: "Places won")
    static let roundingNote = LocalizedText(
        vi: "Tổng điểm được cộng từ điểm chính xác rồi làm tròn một lần, nên có thể lệch so với tổng các số đã in.",
        en: "Totals are exact sums rounded once and may differ from the sum of the printed parts.")
    static let missingScores = LocalizedText(
        vi: "Đơn vị chưa đủ điểm để xếp hạng", en: "Units that cannot be ranked yet")

    static func rankingCaption(_ block: String) -> LocalizedText {
        LocalizedText(vi: "Xếp hạng mức độ hài lòng: \(block)", en: "Ranking by satisfaction: \(block)")
    }
    static func indexCaption(_ block: String) -> LocalizedText {
        LocalizedText(vi: "Chỉ số hài lòng: \(block)", en: "Satisfaction index: \(block)")
    }
    static func inYear(_ title: LocalizedText, _ year: Int) -> LocalizedText {
        LocalizedText(vi: "\(title.vi) năm \(year)", en: "\(title.en), \(year)")
    }
    static let itemsCaption = LocalizedText(
        vi: "Tỷ lệ hài lòng của từng tiêu chí, toàn đợt khảo sát", en: "Satisfaction by item, whole campaign")
    static func chartCaption(_ block: String) -> LocalizedText {
        LocalizedText(
            vi: "Chỉ số hài lòng và khoảng tin cậy: \(block)", en: "Satisfaction index with intervals: \(block)")
    }
    static func cardCaption(_ block: String) -> LocalizedText {
        LocalizedText(
            vi: "Xếp hạng Chỉ số cải cách hành chính: \(block)",
            en: "Ranking by the administrative-reform index: \(block)")
    }
    static func areasCaption(_ block: String) -> LocalizedText {
        LocalizedText(vi: "Điểm theo lĩnh vực: \(block)", en: "Points by area: \(block)")
    }
    static func ofRecords(_ records: String, _ rate: String) -> LocalizedText {
        LocalizedText(
            vi: "trên \(records) bản ghi nhập vào (\(rate))", en: "of \(records) records entered (\(rate))")
    }
    static func issuedLine(_ issued: String) -> LocalizedText {
        LocalizedText(vi: "phát ra \(issued) phiếu", en: "\(issued) forms issued")
    }
    static func ofUnits(_ units: String) -> LocalizedText {
        LocalizedText(vi: "trên \(units) đơn vị được khảo sát", en: "of \(units) units surveyed")
    }
    static func blockIndex(_ block: String) -> LocalizedText {
        LocalizedText(vi: "Khối \(block)", en: "Block \(block)")
    }
    static func withoutForms(_ names: String) -> LocalizedText {
        LocalizedText(
            vi: "\(names). Các đơn vị này không được xếp hạng và không bị tính là 0.",
            en: "\(names). These units are not ranked, and do not count as 0.")
    }
    static func sourcePoints(_ source: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "Điểm \(source.vi)", en: "Points: \(source.en)")
    }
    static func tally(up: String, down: String, same: String, none: String) -> LocalizedText {
        LocalizedText(
            vi: "So với năm trước: \(up) đơn vị tăng, \(down) giảm, \(same) không đổi, \(none) không so sánh được.",
            en: "Against the year before: \(up) up, \(down) down, \(same) unchanged, \(none) not comparable.")
    }
    static func classes(_ list: String) -> LocalizedText {
        LocalizedText(vi: "Xếp loại: \(list).", en: "Classes: \(list).")
    }
    static func tieNote(_ unit: String, _ rule: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "\(unit) bằng chỉ số với đơn vị khác; thứ tự xét theo: \(rule.vi).",
            en: "\(unit) has the same index as another unit; the order goes by: \(rule.en).")
    }
    static func ancestorNote(_ unit: String, _ parts: String) -> LocalizedText {
        LocalizedText(
            vi: "Năm trước của \(unit): tính từ \(parts).", en: "The year before of \(unit) is that of \(parts).")
    }
    static func areaNote(_ id: String, _ title: String) -> String { "\(id): \(title)" }
}
