public import Figures

extension FieldRule {
    /// What the check looks for, in a few words.
    public var title: LocalizedText {
        switch self {
        case .sameContent: LocalizedText(vi: "Trùng toàn bộ nội dung", en: "Same content")
        case .nearDuplicates: LocalizedText(vi: "Gần trùng phiếu khác", en: "Near duplicates")
        case .straightLining: LocalizedText(vi: "Trả lời một mức từ đầu đến cuối", en: "Straight-lining")
        case .tooShort: LocalizedText(vi: "Phỏng vấn quá nhanh", en: "Too short")
        case .outOfHours: LocalizedText(vi: "Ngoài giờ, ngoài ngày làm việc", en: "Out of hours")
        case .manyBlanks: LocalizedText(vi: "Để trống nhiều", en: "Many blanks")
        case .interviewers: LocalizedText(vi: "Khác biệt theo điều tra viên", en: "Interviewer effects")
        case .productivity: LocalizedText(vi: "Quá nhiều phiếu trong ngày", en: "Too many forms a day")
        case .positiveBatches: LocalizedText(vi: "Lô phiếu toàn hài lòng", en: "All-positive batches")
        case .collection: LocalizedText(vi: "Đơn vị được đánh giá tự thu phiếu", en: "Collection by the rated office")
        }
    }

    /// What to do about a finding. A finding is a reason to look, never a proof.
    public var advice: LocalizedText {
        switch self {
        case .sameContent:
            LocalizedText(
                vi: "Đối chiếu các phiếu giấy, gọi lại người trả lời; nếu là phiếu chép, ghi quyết định exclude.",
                en: "Compare the paper forms, call the respondents; if one is a copy, write a decision exclude.")
        case .nearDuplicates:
            LocalizedText(
                vi: "Xem nét chữ và người thu của hai phiếu, gọi lại một số người trả lời.",
                en: "Look at the handwriting and the interviewer of both forms, call some respondents.")
        case .straightLining:
            LocalizedText(
                vi: "Hỏi cách thu phiếu; gọi lại một số người trả lời của nhóm này.",
                en: "Ask how the forms were filled in; call some respondents of this group.")
        case .tooShort:
            LocalizedText(
                vi: "Xem giờ ghi có đúng không; nghe lại hoặc gọi lại người trả lời.",
                en: "See whether the times are right; listen again or call the respondent.")
        case .outOfHours:
            LocalizedText(
                vi: "Hỏi điều tra viên vì sao phỏng vấn vào lúc đó; kiểm tra đồng hồ của máy.",
                en: "Ask the interviewer why at that time; check the clock of the device.")
        case .manyBlanks:
            LocalizedText(
                vi: "Đối chiếu phiếu giấy; nếu nhập thiếu thì nhập lại.",
                en: "Compare with the paper form; if it was entered in part, enter it again.")
        case .interviewers:
            LocalizedText(
                vi: "Xem địa bàn của điều tra viên có khác không, rồi gọi lại một số người trả lời.",
                en: "See whether the interviewer's area is different, then call some respondents.")
        case .productivity:
            LocalizedText(
                vi: "Hỏi điều tra viên; kiểm tra ngày ghi trên phiếu và nơi phỏng vấn.",
                en: "Ask the interviewer; check the days on the forms and the places.")
        case .positiveBatches:
            LocalizedText(
                vi: "Hỏi ai chọn người trả lời và ai thu lô này; so với lô thu độc lập.",
                en: "Ask who chose the respondents and who collected the batch; compare with an independent one.")
        case .collection:
            LocalizedText(
                vi: "Công bố kèm chênh lệch này, hoặc chỉ dùng phiếu thu độc lập theo quyết định.",
                en: "Publish the difference beside the figure, or decide to use independent collection only.")
        }
    }
}
