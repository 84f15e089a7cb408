public import Figures
public import Responses
public import Tables
public import XMLDocuments

/// Why a whole batch cannot be used; nothing of such a batch is accepted.
public enum IntakeError: Error, Equatable, Sendable {
    /// The file cannot be opened or read.
    case unreadable(TableError)
    /// The file holds no bytes, or only a byte-order mark.
    case empty(file: String)
    /// The file has headings, or a root element, but no record.
    case noRecords(file: String)
    /// A heading stands for a question that another heading stands for already.
    case repeatedHeading(file: String, line: Int, heading: String, question: String)
    /// No column holds the unit, or no heading is known at all.
    case noColumn(file: String, line: Int, question: String, headings: [String])
    /// None of the headings is a question's.
    case noKnownHeading(file: String, line: Int, questionnaire: String, headings: [String])
    /// An archive holds archives and nothing that can be read.
    case archiveOfArchives(file: String, names: [String])
    /// An archive holds no forms.
    case archiveWithoutForms(file: String, names: [String])
    /// A workbook is called an archive.
    case renamedWorkbook(file: String)
    /// The repeat whose rows the campaign takes for records is not there, or does not say to which forms its rows belong.
    case unknownRepeat(file: String, name: String, tables: [String])
    /// A repeat is named for XML, whose rows are told by a path.
    case repeatOfXML(file: String, name: String)
    /// What the campaign gives for all records of a batch is no answer to its question.
    case badConstant(file: String, question: String, value: String, problem: LocalizedText)
    /// The forms name a questionnaire that the campaign does not use.
    case unknownQuestionnaire(file: String, line: Int, name: String, known: [String])
    /// The XML is broken, hostile or not a batch of forms.
    case xml(problem: XMLProblem, wholeForms: Int)
    /// A submission is encrypted.
    case encryptedSubmission(file: String, line: Int)
    /// Several questionnaires of the campaign claim the forms of a file.
    case ambiguousForms(file: String, line: Int, root: String, questionnaires: [String])
    /// The campaign's path of a record does not begin at the root of the file.
    case unknownRecordPath(file: String, line: Int, root: String, path: String)
    /// The file does not hold the record that is asked for again.
    case recordMissing(file: String, record: Int, byte: Int)
    /// The file's name has an ending that is not known.
    case unknownFormat(file: String)
    /// Which of an archive's tables holds the forms is not certain, or none does.
    case archiveTables(file: String, tables: [String])
    /// The file's bytes contradict the encoding that was set; with what they look like.
    case wrongEncoding(file: String, set: String, looksLike: LocalizedText)
    /// So many records could not be read that the file is no list of forms as it is; with the first of them.
    case tooManyRefused(file: String, limit: Int, line: Int, first: LocalizedText)
    /// A defect of the program.
    case defect(ResponsesError)

    /// What is wrong and what to do.
    public var message: LocalizedText {
        switch self {
        case .unreadable(let error): error.message
        case .empty(let file):
            LocalizedText(
                vi: "\(file): tệp rỗng, không có phiếu nào. Kiểm tra lại tệp đã gửi, hoặc bỏ tệp khỏi thư mục batches.",
                en:
                    "\(file): the file is empty, there are no forms. Check what was sent, or take the file out of batches."
            )
        case .noRecords(let file):
            LocalizedText(
                vi:
                    "\(file): có phần đầu nhưng không có phiếu nào. Xuất lại dữ liệu, hoặc bỏ tệp khỏi thư mục batches.",
                en: "\(file): the file has a head but no forms. Export the data again, or take the file out of batches."
            )
        case .repeatedHeading(let file, let line, let heading, let question):
            LocalizedText(
                vi:
                    "\(file), dòng \(line): tiêu đề «\(heading)» lặp lại câu \(question) đã có cột. Đổi tên một cột, hoặc ghi rõ "
                    + "cột nào là câu \(question) trong campaign.xml (<map column=… question=…/>).",
                en:
                    "\(file), line \(line): heading “\(heading)” stands for question \(question), which has a column already. Rename "
                    + "one, or say in campaign.xml which column it is (<map column=… question=…/>).")
        case .noColumn(let file, let line, let question, let headings):
            LocalizedText(
                vi:
                    "\(file), dòng \(line): không có cột cho câu \(question); các tiêu đề đọc được: \(Self.list(headings)). Thêm "
                    + "<map column=… question=\"\(question)\"/> hoặc <constant question=\"\(question)\" value=…/> vào campaign.xml.",
                en:
                    "\(file), line \(line): no column for question \(question); the headings are: \(Self.list(headings)). Add "
                    + "<map column=… question=\"\(question)\"/> or <constant question=\"\(question)\" value=…/> to campaign.xml."
            )
        case .noKnownHeading(let file, let line, let questionnaire, let headings):
            LocalizedText(
                vi:
                    "\(file), dòng \(line): không có tiêu đề nào là câu của mẫu phiếu \(questionnaire); đọc được: \(Self.list(headings)). "
                    + "Kiểm tra dòng tiêu đề, dấu ngăn cột, mẫu phiếu của lô này, hoặc thêm <map column=… question=…/> vào campaign.xml.",
                en:
                    "\(file), line \(line): none of the headings is a question of questionnaire \(questionnaire); they are: "
                    + "\(Self.list(headings)). Check the header, the separator and the batch's questionnaire, or add "
                    + "<map column=… question=…/> to campaign.xml.")
        case .archiveOfArchives(let file, let names):
            LocalizedText(
                vi:
                    "\(file): trong gói chỉ có gói nén khác (\(Self.list(names))), không đọc gói trong gói. Giải nén ra rồi nhập từng gói.",
                en:
                    "\(file): the archive holds other archives (\(Self.list(names))), which are not opened. Unpack it and import each of them."
            )
        case .archiveWithoutForms(let file, let names):
            LocalizedText(
                vi: "\(file): trong gói không có tệp phiếu nào (.csv, .tsv, .txt, .xlsx, .xml)"
                    + (names.isEmpty ? "." : "; chỉ có: \(Self.list(names)).") + " Xuất lại dữ liệu từ máy chủ phiếu.",
                en: "\(file): the archive holds no file of forms (.csv, .tsv, .txt, .xlsx, .xml)"
                    + (names.isEmpty ? "." : "; only: \(Self.list(names)).")
                    + " Export the data again from the form server.")
        case .renamedWorkbook(let file):
            LocalizedText(
                vi: "\(file): đây là sổ tính Excel mang đuôi .zip. Đổi đuôi tệp thành .xlsx rồi nhập lại.",
                en: "\(file): this is a workbook of Excel called .zip. Give it the ending .xlsx and import it again.")
        case .unknownRepeat(let file, let name, let tables):
            LocalizedText(
                vi:
                    "\(file): campaign.xml ghi repeat=\"\(name)\", nhưng không có bảng nhóm lặp nào tên như vậy gắn được với bảng phiếu ("
                    + "\(tables.isEmpty ? "tệp chỉ có một bảng" : "có: " + Self.list(tables))). Sửa repeat=…, hoặc xuất lại cả bảng phiếu và bảng nhóm lặp.",
                en:
                    "\(file): campaign.xml says repeat=\"\(name)\", but no table of a repeat of that name can be joined to the forms ("
                    + "\(tables.isEmpty ? "the file is one table" : "there are: " + Self.list(tables))). Mend repeat=…, or export the tables of forms and repeat together."
            )
        case .repeatOfXML(let file, let name):
            LocalizedText(
                vi:
                    "\(file): campaign.xml ghi repeat=\"\(name)\", nhưng tệp này là XML. Với XML, ghi đường dẫn của nhóm lặp: <xml record=\"…\"/>.",
                en:
                    "\(file): campaign.xml says repeat=\"\(name)\", but this file is XML. For XML give the path of the repeat: <xml record=\"…\"/>."
            )
        case .badConstant(let file, let question, let value, let problem):
            LocalizedText(
                vi:
                    "\(file): campaign.xml cho «\(value)» là trả lời chung của câu \(question). \(problem.vi) Sửa constant=… trong "
                    + "campaign.xml.",
                en:
                    "\(file): campaign.xml gives “\(value)” as every form's answer to \(question). \(problem.en) Mend constant=… in "
                    + "campaign.xml.")
        case .recordMissing(let file, let record, let byte):
            LocalizedText(
                vi:
                    "\(file): không còn bản ghi \(record) tại byte \(byte). Tệp đã bị sửa sau khi nhập; lấy lại tệp gốc.",
                en:
                    "\(file): record \(record) is no longer at byte \(byte). The file was changed after its import; put the "
                    + "original back.")
        case .unknownQuestionnaire(let file, let line, let name, let known):
            LocalizedText(
                vi:
                    "\(file), dòng \(line): mẫu phiếu «\(name)» không thuộc đợt khảo sát này (có: \(known.joined(separator: ", "))). "
                    + "Sửa thuộc tính questionnaire của tệp, hoặc khai báo mẫu phiếu trong campaign.xml.",
                en:
                    "\(file), line \(line): questionnaire “\(name)” is not of this campaign (known: \(known.joined(separator: ", "))). "
                    + "Mend the file's questionnaire attribute, or declare the questionnaire in campaign.xml.")
        case .xml(let problem, let wholeForms):
            LocalizedText(
                vi: "\(problem.located(.vi)) Không nhận phiếu nào của tệp này"
                    + (wholeForms > 0
                        ? "; có \(wholeForms) phiếu nguyên vẹn trước chỗ hỏng, dùng --salvage để nhận chúng." : "."),
                en: "\(problem.located(.en)) Nothing of this file is accepted"
                    + (wholeForms > 0
                        ? "; \(wholeForms) whole forms stand before the break, --salvage accepts them." : "."))
        case .archiveTables(let file, let tables):
            LocalizedText(
                vi:
                    "\(file): không rõ bảng nào trong tệp nén là bảng phiếu (\(tables.joined(separator: ", "))). Giải nén, chỉ giữ bảng "
                    + "phiếu, hoặc kiểm tra <map …/> trong campaign.xml.",
                en:
                    "\(file): it is not certain which table of the archive holds the forms (\(tables.joined(separator: ", "))). Unpack it "
                    + "and keep the forms' table alone, or check <map …/> in campaign.xml.")
        case .encryptedSubmission(let file, let line):
            LocalizedText(
                vi:
                    "\(file), dòng \(line): phiếu đã mã hoá. Giải mã bằng ODK Central hoặc ODK Briefcase với khoá riêng của biểu mẫu rồi "
                    + "nhập bản đã giải mã.",
                en:
                    "\(file), line \(line): the submission is encrypted. Decrypt it with ODK Central or ODK Briefcase and the form's "
                    + "private key, and import what comes out.")
        case .ambiguousForms(let file, let line, let root, let questionnaires):
            LocalizedText(
                vi:
                    "\(file), dòng \(line): gốc <\(root)> khớp với khai báo <xml> của nhiều mẫu phiếu (\(questionnaires.joined(separator: ", "))). "
                    + "Sửa form=… hoặc record=… trong campaign.xml.",
                en:
                    "\(file), line \(line): the root <\(root)> fits the <xml> of several questionnaires (\(questionnaires.joined(separator: ", "))). "
                    + "Mend form=… or record=… in campaign.xml.")
        case .unknownRecordPath(let file, let line, let root, let path):
            LocalizedText(
                vi:
                    "\(file), dòng \(line): gốc của tệp là <\(root)>, nhưng campaign.xml ghi record=\"\(path)\". Sửa đường dẫn cho khớp với tệp.",
                en:
                    "\(file), line \(line): the root is <\(root)>, but campaign.xml says record=\"\(path)\". Mend the path."
            )
        case .defect(let error): error.message
        case .wrongEncoding(let file, let set, let other):
            LocalizedText(
                vi:
                    "\(file): bảng mã được ấn định là \(set), nhưng tệp có vẻ là \(other.vi). Sửa encoding=… trong campaign.xml "
                    + "hoặc --encoding, hoặc bỏ đi để tự nhận.",
                en:
                    "\(file): the encoding is set to \(set), but the file looks like \(other.en). Correct encoding=… in "
                    + "campaign.xml or --encoding, or leave it out to have it recognised.")
        case .tooManyRefused(let file, let limit, let line, let first):
            LocalizedText(
                vi:
                    "\(file): hơn \(FigureFormat(.vi).count(limit)) bản ghi không đọc được, nên cả tệp không được nhận. Bản ghi đầu tiên "
                    + "như vậy ở dòng \(line): \(first.vi) Kiểm tra dấu ngăn, dấu nháy và dòng tiêu đề rồi xuất lại; nếu tệp đúng là "
                    + "như vậy, chia thành nhiều lô.",
                en:
                    "\(file): more than \(FigureFormat(.en).count(limit)) records cannot be read, so the whole file is refused. The first of "
                    + "them, line \(line): \(first.en) Check separator, quotes and header, and export it again; if the file is meant to be so, "
                    + "divide it into several batches.")
        case .unknownFormat(let file):
            LocalizedText(
                vi: "\(file): không biết loại tệp này. Lô phiếu phải là .csv, .tsv, .txt, .xlsx, .xml hoặc .zip.",
                en: "\(file): unknown kind of file. Batches are .csv, .tsv, .txt, .xlsx, .xml or .zip.")
        }
    }

    /// Names as a message lists them: not too many, and never what looks like a telephone or identity number, which stands where a
    /// header is missing.
    private static func list(_ names: [String]) -> String {
        names.prefix(40).map(PersonalLook.masked).joined(separator: ", ") + (names.count > 40 ? "…" : "")
    }
}
