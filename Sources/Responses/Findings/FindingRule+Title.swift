public import Figures

extension FindingRule {
    /// What is wrong, in a few words, as reports and documentation head it.
    public var title: LocalizedText {
        switch self {
        case .fileAmbiguousSeparator: LocalizedText(vi: "Dấu ngăn cột không chắc chắn", en: "Separator not certain")
        case .fileChangedSinceImport: LocalizedText(vi: "Tệp bị sửa sau khi nhập", en: "Changed after its import")
        case .recordRejectedElsewhere:
            LocalizedText(vi: "Bị loại trên máy chủ ở lô khác", en: "Rejected on its server in another batch")
        case .recordExcludedCopy:
            LocalizedText(
                vi: "Bị loại cùng bản ghi giống hệt ở lô khác", en: "Left out with the same record of another batch")
        case .recordExcludedElsewhere:
            LocalizedText(vi: "Bản ghi khác của phiếu đã bị loại", en: "Another record of the form was excluded")
        case .fileDoubleEncoding: LocalizedText(vi: "Chữ bị mã hoá hai lần", en: "Text encoded twice")
        case .sheetChosen: LocalizedText(vi: "Trang tính đã đọc", en: "Sheet that was read")
        case .sheetHiddenRows: LocalizedText(vi: "Có dòng hoặc trang bị ẩn", en: "Hidden rows or sheet")
        case .sheetNotRead:
            LocalizedText(vi: "Trang có phiếu nhưng không đọc", en: "A sheet of forms that was not read")
        case .sheetMergedCells: LocalizedText(vi: "Có ô gộp trong dữ liệu", en: "Merged cells in the data")
        case .sheetUnnamedColumns: LocalizedText(vi: "Dữ liệu ở cột không có tên", en: "Data in columns without a name")
        case .cellFormulaError: LocalizedText(vi: "Ô lỗi công thức", en: "Formula error in a cell")
        case .fileSalvaged:
            LocalizedText(vi: "Tệp hỏng, chỉ nhận phần nguyên vẹn", en: "Broken file, whole forms accepted")
        case .fileFindingsShortened: LocalizedText(vi: "Quá nhiều lỗi nên rút gọn", en: "Too many findings, shortened")
        case .fileFormServer: LocalizedText(vi: "Tệp do máy chủ phiếu xuất ra", en: "Export of a form server")
        case .fileMendFile: LocalizedText(vi: "Tệp phiếu đã sửa", en: "File of mended records")
        case .fileFormServerUncertain:
            LocalizedText(vi: "Không chắc máy chủ phiếu nào", en: "Form server not certain")
        case .fileEditedRecords: LocalizedText(vi: "Phiếu đã sửa trên máy chủ", en: "Records edited on their server")
        case .fileRepeatNotRead: LocalizedText(vi: "Nhóm lặp không đọc", en: "Repeat that is not read")
        case .recordNoParent: LocalizedText(vi: "Dòng nhóm lặp không có phiếu", en: "Row of a repeat without its form")
        case .fileFormsWithoutRows:
            LocalizedText(vi: "Phiếu không có dòng nhóm lặp", en: "Forms without a row in the repeat")
        case .recordRepeatNotRead:
            LocalizedText(vi: "Phiếu có dòng nhóm lặp không đọc", en: "Rows of a repeat left out of a form")
        case .fileMemberNotRead: LocalizedText(vi: "Bảng trong gói không đọc", en: "Table of an archive not read")
        case .cellTextAfterDate: LocalizedText(vi: "Sau ngày có chữ khác", en: "Text after a date")
        case .cellNotATime: LocalizedText(vi: "Giờ không hợp lệ", en: "Not a time")
        case .fileUndeclaredMissing:
            LocalizedText(vi: "Mã không trả lời chưa khai báo", en: "Code for no answer that is not declared")
        case .fileMissingIsAnswer:
            LocalizedText(vi: "Mã không trả lời lại là câu trả lời", en: "Missing code that is an answer")
        case .recordServerIssues: LocalizedText(vi: "Máy chủ ghi nhận vấn đề", en: "Issues seen by the form server")
        case .cellDisagreeingColumns:
            LocalizedText(vi: "Các cột của một câu khác nhau", en: "Columns of a question disagree")
        case .headerUnknownColumn: LocalizedText(vi: "Cột không thuộc mẫu phiếu", en: "Column of no question")
        case .headerAmbiguousColumn: LocalizedText(vi: "Cột có thể là nhiều câu", en: "Column of several questions")
        case .headerMissingColumn: LocalizedText(vi: "Thiếu cột của câu hỏi", en: "Question without a column")
        case .headerUnknownMapping:
            LocalizedText(vi: "Khai báo cột cho câu không có", en: "Mapping to a question that does not exist")
        case .formUnknownElement: LocalizedText(vi: "Phần tử lạ trong tệp XML", en: "Unknown element in an XML file")
        case .formUnknownQuestion: LocalizedText(vi: "Câu không thuộc mẫu phiếu", en: "Answer to an unknown question")
        case .formAssumed: LocalizedText(vi: "Biểu mẫu chưa được khai báo", en: "Form not declared")
        case .fileOtherMembers: LocalizedText(vi: "Tệp kèm không đọc", en: "Files not read")
        case .fileSchema: LocalizedText(vi: "Tệp trái lược đồ XML", en: "File breaks its schema")
        case .recordBrokenMember: LocalizedText(vi: "Tệp trong gói bị hỏng", en: "Broken file in an archive")
        case .recordColumnCount: LocalizedText(vi: "Sai số ô trong dòng", en: "Wrong number of cells")
        case .recordIrregularQuote: LocalizedText(vi: "Dấu ngoặc kép sai chỗ", en: "Quote in the wrong place")
        case .recordNulByte: LocalizedText(vi: "Dòng có byte NUL", en: "NUL byte in the record")
        case .recordInvalidText: LocalizedText(vi: "Dòng không phải chữ UTF-8", en: "Record is not UTF-8 text")
        case .recordTooLong: LocalizedText(vi: "Bản ghi quá dài", en: "Record too long")
        case .recordRepeatedAnswer: LocalizedText(vi: "Một câu trả lời hai lần", en: "Question answered twice")
        case .recordUnreadableAnswer: LocalizedText(vi: "Câu trả lời sai cấu trúc", en: "Answer not readable")
        case .unitBlank: LocalizedText(vi: "Không ghi đơn vị", en: "No unit")
        case .unitUncertain: LocalizedText(vi: "Không chắc là đơn vị nào", en: "Unit not certain")
        case .unitUnknown: LocalizedText(vi: "Đơn vị không có trong danh sách", en: "Unknown unit")
        case .recordNoFormNumber: LocalizedText(vi: "Không có số phiếu", en: "No form number")
        case .recordDuplicate: LocalizedText(vi: "Phiếu nhập trùng", en: "Duplicate form")
        case .recordConflict: LocalizedText(vi: "Một số phiếu, hai nội dung", en: "One form number, two contents")
        case .recordSuperseded: LocalizedText(vi: "Đã thay bằng bản ghi khác", en: "Replaced by another record")
        case .recordSameNumber: LocalizedText(vi: "Trùng số với phiếu khác", en: "Same number as another form")
        case .recordNumberSpelling:
            LocalizedText(vi: "Một số phiếu, nhiều cách viết", en: "One form number, several spellings")
        case .recordOtherIdentity:
            LocalizedText(vi: "Bản thay thế đổi số phiếu hoặc đơn vị", en: "Replacement of another number or unit")
        case .recordMendsNothing:
            LocalizedText(vi: "Bản sửa không nêu bản ghi nào", en: "Mended row that names no record")
        case .recordMendsWithoutItems:
            LocalizedText(vi: "Bản sửa không có cột tiêu chí nào", en: "Mended row without any item")
        case .fileLostByte: LocalizedText(vi: "Tệp UTF-16 thiếu một byte", en: "UTF-16 file that lost a byte")
        case .decisionUnknownRecord: LocalizedText(vi: "Quyết định về bản ghi không có", en: "Decision on no record")
        case .cellCorrected: LocalizedText(vi: "Đã sửa theo quyết định", en: "Corrected by decision")
        case .cellImpossibleCode:
            LocalizedText(vi: "Mã trả lời không có trong thang", en: "Answer that the scale lacks")
        case .cellSeveralMarks: LocalizedText(vi: "Đánh dấu nhiều mức", en: "Several marks where one is allowed")
        case .cellNotANumber: LocalizedText(vi: "Không phải là số", en: "Not a number")
        case .cellOutOfBounds: LocalizedText(vi: "Số ngoài giới hạn", en: "Number out of bounds")
        case .cellTooManyDecimals: LocalizedText(vi: "Quá nhiều chữ số thập phân", en: "Too many decimals")
        case .cellNotADate: LocalizedText(vi: "Ngày không hợp lệ", en: "Not a date")
        case .cellTooLong: LocalizedText(vi: "Nội dung quá dài", en: "Text too long")
        case .cellConstraint: LocalizedText(vi: "Trái điều kiện của câu hỏi", en: "Answer breaks its constraint")
        case .ruleGivenUp: LocalizedText(vi: "Quy tắc quá tốn kém để xét", en: "Rule too costly to decide")
        case .cellRequiredBlank: LocalizedText(vi: "Câu bắt buộc để trống", en: "Required question left blank")
        case .answerNotToBeAsked: LocalizedText(vi: "Trả lời câu không được hỏi", en: "Answered though not to be asked")
        case .recordTooManyBlanks: LocalizedText(vi: "Quá nhiều câu để trống", en: "Too many blanks")
        case .dateOutsidePeriod: LocalizedText(vi: "Ngày ngoài đợt khảo sát", en: "Date outside the campaign")
        }
    }
}
