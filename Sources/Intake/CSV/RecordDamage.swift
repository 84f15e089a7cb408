import Figures
import Responses
import Tables

/// Why a record of a table cannot be coded, and what to say of it.
struct RecordDamage: Sendable {
    /// The finding, of no record yet: those of one kind of damage share it.
    let finding: Finding

    private init(_ rule: FindingRule, _ message: LocalizedText) { finding = Finding(rule, message: message) }

    /// What is wrong with a record that is not sound, or has not as many cells as there are columns.
    ///
    /// - Parameter isWide: whether letters of the file take two bytes.
    init(_ record: CSVRecord, columns: Int, isWide: Bool) {
        if record.flags.isSound {
            self.init(.recordColumnCount, Self.width(Int(record.fieldCount), columns))
            return
        }
        if isWide, Self.rule(record.flags) == .recordInvalidText {
            self.init(
                .recordInvalidText,
                LocalizedText(
                    vi:
                        "Không đọc được bản ghi: có cặp byte không phải là chữ UTF-16. Xin lại tệp gốc: sửa dòng này không đủ.",
                    en:
                        "The record cannot be read: pairs of bytes in it are no letters of UTF-16. Ask for the original file: to mend the "
                        + "line is not enough."))
            return
        }
        let what = record.flags.description
        self.init(
            Self.rule(record.flags),
            LocalizedText(
                vi: "Không đọc được bản ghi: \(what.vi). Sửa dòng này trong tệp gốc rồi nhập lại.",
                en: "The record cannot be read: \(what.en). Mend this line in the original file and import it again."))
    }

    /// A row of a repeat whose form is not there.
    static func noParent(_ key: String, repeat title: String) -> RecordDamage {
        RecordDamage(
            .recordNoParent,
            LocalizedText(
                vi:
                    "Dòng của nhóm lặp «\(title)» thuộc phiếu «\(PersonalLook.masked(key))», nhưng bảng phiếu không có phiếu này. Xuất lại cả hai bảng cùng lúc.",
                en:
                    "The row of the repeat “\(title)” belongs to form “\(PersonalLook.masked(key))”, which the forms' table has not. Export both "
                    + "tables again at one time."))
    }

    private static func rule(_ flags: CSVRecordFlags) -> FindingRule {
        // First, because what is cut off at the limit may end within a character.
        if flags.contains(.tooLong) || flags.contains(.tooManyFields) { return .recordTooLong }
        if flags.contains(.invalidUTF8) { return .recordInvalidText }
        if flags.contains(.nulByte) { return .recordNulByte }
        return .recordIrregularQuote
    }

    private static func width(_ found: Int, _ expected: Int) -> LocalizedText {
        LocalizedText(
            vi:
                "Bản ghi có \(found) ô trong khi tiêu đề có \(expected) cột. Kiểm tra dấu ngăn và dấu ngoặc kép ở dòng này.",
            en:
                "The record has \(found) cells, the header \(expected) columns. Check separators and quotes on this line."
        )
    }
}
