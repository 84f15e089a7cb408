public import Figures

extension FindingRule {
    /// What to do about it.
    public var advice: LocalizedText {
        switch self {
        case .fileAmbiguousSeparator: Advice.separator
        case .fileSalvaged, .fileDoubleEncoding, .fileLostByte: Advice.askAgain
        case .sheetChosen, .sheetHiddenRows, .sheetNotRead, .sheetMergedCells, .sheetUnnamedColumns, .cellFormulaError:
            Advice.sheet
        case .fileChangedSinceImport: Advice.changed
        case .recordRejectedElsewhere: Advice.rejected
        case .recordExcludedCopy: Advice.excludedCopy
        case .recordExcludedElsewhere: Advice.excludedElsewhere
        case .fileFindingsShortened: Advice.mendFirst
        case .fileFormServer, .fileEditedRecords, .fileMendFile: Advice.nothing
        case .fileFormServerUncertain: Advice.source
        case .fileRepeatNotRead, .recordRepeatNotRead: Advice.repeats
        case .fileMemberNotRead: Advice.member
        case .fileUndeclaredMissing, .fileMissingIsAnswer: Advice.missingCode
        case .recordServerIssues: Advice.compare
        case .headerUnknownColumn, .headerAmbiguousColumn, .headerMissingColumn: Advice.heading
        case .headerUnknownMapping: Advice.mapping
        case .formUnknownElement, .formUnknownQuestion: Advice.form
        case .formAssumed: Advice.vocabulary
        case .fileOtherMembers: Advice.nothing
        case .fileSchema: Advice.form
        case .recordBrokenMember, .recordNoParent: Advice.askAgain
        case .fileFormsWithoutRows: Advice.nothing
        case .recordColumnCount, .recordIrregularQuote, .recordNulByte, .recordInvalidText, .recordTooLong,
            .recordRepeatedAnswer, .recordUnreadableAnswer:
            Advice.mendRecord
        case .unitBlank: Advice.mendRecord
        case .unitUncertain, .unitUnknown: Advice.unit
        case .recordNoFormNumber, .recordTooManyBlanks: Advice.mendOrExclude
        case .recordConflict: Advice.decide
        case .recordSameNumber: Advice.sameNumber
        case .recordDuplicate, .recordSuperseded, .cellCorrected: Advice.nothing
        case .recordNumberSpelling: Advice.spelling
        case .recordOtherIdentity: Advice.compare
        case .recordMendsNothing, .recordMendsWithoutItems: Advice.mendedRow
        case .decisionUnknownRecord: Advice.decision
        case .cellImpossibleCode, .cellSeveralMarks, .cellNotANumber, .cellOutOfBounds, .cellTooManyDecimals,
            .cellNotADate, .cellTextAfterDate, .cellNotATime, .cellTooLong, .cellDisagreeingColumns, .cellConstraint:
            Advice.cell
        case .ruleGivenUp: Advice.pattern
        case .cellRequiredBlank, .answerNotToBeAsked, .dateOutsidePeriod: Advice.compare
        }
    }

    private enum Advice {
        static let changed = LocalizedText(
            vi: "Trả lại tệp đã nhập; nếu bản mới là đúng, chạy hailong import <đợt khảo sát> để xác nhận.",
            en: "Put the imported file back; if the new one is right, run hailong import <campaign> to confirm it.")
        static let rejected = LocalizedText(
            vi: "Xem trên máy chủ phiếu này nay được duyệt hay bị loại; nếu bị loại, ghi decide … exclude.",
            en: "See on the server whether the form is approved or rejected now; if rejected, write decide … exclude.")
        static let separator = LocalizedText(
            vi: "Nếu đọc sai, ghi separator=… cho lô này trong campaign.xml.",
            en: "If it was read wrongly, give the batch a separator=… in campaign.xml.")
        static let excludedCopy = LocalizedText(
            vi: "Không cần làm gì; nếu phiếu phải được tính, ghi quyết định keep.",
            en: "Nothing; if the form is to count, write a decision keep.")
        static let excludedElsewhere = LocalizedText(
            vi: "Xem lại quyết định loại; nếu cả phiếu phải bị loại, ghi quyết định exclude cho bản ghi này.",
            en: "Look at that decision; if the form is to be left out, write a decision exclude for this record.")
        static let source = LocalizedText(
            vi: "Ghi source=… cho lô này trong campaign.xml (odk, kobo, limesurvey, surveysolutions, plain).",
            en: "Give the batch a source=… in campaign.xml (odk, kobo, limesurvey, surveysolutions, plain).")
        static let repeats = LocalizedText(
            vi:
                "Nếu mỗi dòng của nhóm lặp là một phiếu, ghi repeat=… (bảng) hoặc <xml record=…/> (XML) trong campaign.xml.",
            en: "If each row of the repeat is a form, say repeat=… (tables) or <xml record=…/> (XML) in campaign.xml.")
        static let member = LocalizedText(
            vi: "Nếu tệp đó cũng là phiếu, lấy ra khỏi gói và nhập như một lô riêng.",
            en: "If that file holds forms as well, take it out of the archive and import it as a batch of its own.")
        static let missingCode = LocalizedText(
            vi: "Kiểm tra mã, khai báo bằng <missing text=… reason=…/> trong campaign.xml nếu đúng.",
            en: "Check the code; if it means no answer, declare it by <missing text=… reason=…/> in campaign.xml.")
        static let askAgain = LocalizedText(
            vi: "Xin lại tệp gốc nguyên vẹn rồi nhập thay.", en: "Ask for the whole file and import that instead.")
        static let sheet = LocalizedText(
            vi: "Xem lại tệp Excel: trang, dòng tiêu đề, ô gộp, ô ẩn, công thức.",
            en: "Look at the workbook: sheet, header row, merged cells, hidden rows, formulas.")
        static let mendFirst = LocalizedText(
            vi: "Sửa các lỗi đã nêu rồi nhập lại để thấy lỗi còn lại.",
            en: "Mend what is listed and import again to see the rest.")
        static let heading = LocalizedText(
            vi: "Kiểm tra tiêu đề cột, hoặc thêm <map column=… question=…/> vào campaign.xml.",
            en: "Check the headings, or add <map column=… question=…/> to campaign.xml.")
        static let mapping = LocalizedText(
            vi: "Sửa tên câu hỏi trong campaign.xml.", en: "Mend the question's name in campaign.xml.")
        static let form = LocalizedText(
            vi: "So với mẫu phiếu và forms.xsd; nếu là câu trả lời, sửa tên câu rồi nhập lại.",
            en: "Compare with the questionnaire and forms.xsd; if it is an answer, mend its name and import again.")
        static let vocabulary = LocalizedText(
            vi: "Khai báo <xml …/> cho mẫu phiếu này trong campaign.xml.",
            en: "Declare <xml …/> for the questionnaire in campaign.xml.")
        static let mendRecord = LocalizedText(
            vi: "Sửa bản ghi theo phiếu gốc rồi nhập lại.",
            en: "Mend the record from the paper form and import it again.")
        static let unit = LocalizedText(
            vi: "Sửa tên đơn vị, hoặc thêm <alias typed=… unit=…/> vào campaign.xml.",
            en: "Mend the unit, or add <alias typed=… unit=…/> to campaign.xml.")
        static let mendOrExclude = LocalizedText(
            vi: "Bổ sung theo phiếu gốc rồi nhập lại, hoặc ghi quyết định exclude.",
            en: "Complete it from the paper form and import again, or write a decision exclude.")
        static let decide = LocalizedText(
            vi: "Đối chiếu phiếu gốc, ghi quyết định keep cho bản ghi đúng vào decisions.csv.",
            en: "Compare with the paper form, write a decision keep for the right record into decisions.csv.")
        static let sameNumber = LocalizedText(
            vi: "Nếu bản ghi kia là bản đã sửa, ghi quyết định exclude cho bản ghi này.",
            en: "If the other record is the mended one, write a decision exclude for this one.")
        static let nothing = LocalizedText(vi: "Không cần xử lý.", en: "Nothing.")
        static let spelling = LocalizedText(
            vi: "Nếu là hai phiếu khác nhau, sửa số phiếu bằng quyết định correct.",
            en: "If they are two forms, correct a form number by decision.")
        static let mendedRow = LocalizedText(
            vi:
                "Ghi lại hailong:batch và hailong:record như tệp findings --export đã cho, rồi nhập lại; phiếu mới thì nhập bằng tệp thường.",
            en:
                "Put hailong:batch and hailong:record back as findings --export gave them and import again; a new form goes into an ordinary file."
        )
        static let decision = LocalizedText(
            vi: "Kiểm tra tên lô và số bản ghi trong decisions.csv.", en: "Check batch and record in decisions.csv.")
        static let cell = LocalizedText(
            vi: "Ô được tính là ghi sai; nếu phiếu gốc ghi khác thì sửa rồi nhập lại.",
            en: "The cell counts as invalid; if the paper form says otherwise, mend it and import again.")
        static let pattern = LocalizedText(
            vi: "Viết lại mẫu của regex() trong mẫu phiếu cho đơn giản hơn.",
            en: "Write a simpler pattern of regex() in the questionnaire.")
        static let compare = LocalizedText(vi: "Đối chiếu với phiếu gốc.", en: "Compare with the paper form.")
    }
}
