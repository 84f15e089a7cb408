import Figures

/// The words of an entry workbook in one language.
struct EntryWords: Sendable {
    private let language: Language

    init(_ language: Language) { self.language = language }

    /// The sheet behind the drop-downs; hidden, so in no language.
    static let listSheet = "lists"

    /// What marks a level of a choose-many question as chosen.
    static let mark = "x"

    private func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en).text(language) }

    var entrySheet: String { say("Nhập phiếu", "Entry") }
    var guideSheet: String { say("Hướng dẫn", "Guide") }
    var unitSheet: String { say("Đơn vị", "Units") }

    var chooseFromList: String {
        say("Chọn trong danh sách, hoặc gõ mã có trong danh sách.", "Choose from the list, or type a code of the list.")
    }
    var severalHint: String {
        say("Gõ các mã, cách nhau một dấu cách, ví dụ: 1 3", "Type the codes with a space between, such as: 1 3")
    }
    var levelHint: String {
        say(
            "Gõ x nếu mức này được chọn; để trống nếu không.",
            "Type x if this answer was chosen; leave the cell blank if not.")
    }
    var unitHint: String {
        say("Gõ mã đơn vị, hoặc chọn trong danh sách.", "Type the unit's code, or choose from the list.")
    }
    var dateOutside: String {
        say(
            "Không phải ngày, hoặc ngoài thời gian khảo sát. Viết như 31/12/2026.",
            "Not a day, or outside the fieldwork. Write it as 31/12/2026.")
    }
    var requiredColour: String { say("Câu cần trả lời (*)", "A question that needs an answer (*)") }
    var personalColour: String {
        say(
            "Thông tin cá nhân (◆): được giữ kín, không đưa vào báo cáo; giữ tệp này nơi an toàn",
            "Personal data (◆): kept confidential, in no report; keep this file in a safe place")
    }
    var attentionColour: String {
        say("Ô còn thiếu của một phiếu đã bắt đầu nhập", "A cell that is still missing in a form that was begun")
    }
    var unitHeadings: [String] {
        switch language {
        case .vi: ["Mã", "Tên đơn vị", "Tên tiếng Anh", "Loại", "Khối", "Cỡ mẫu"]
        case .en: ["Code", "Name", "English name", "Kind", "Block", "Planned forms"]
        }
    }
    var guideHeadings: [String] {
        switch language {
        case .vi: ["Cột", "Câu hỏi", "Cách ghi", "Bắt buộc", "Mã và ý nghĩa", "Ghi chú"]
        case .en: ["Column", "Question", "How to answer", "Required", "Codes and what they mean", "Remarks"]
        }
    }

    /// How to fill the entry sheet.
    var steps: [String] {
        switch language {
        case .vi:
            [
                "Mỗi phiếu giấy là một hàng của trang “\(entrySheet)”. Không sửa, không xoá hàng tiêu đề; thứ tự cột có thể đổi.",
                "Chọn câu trả lời trong danh sách, hoặc chỉ gõ mã (ví dụ 4). Rê chuột vào tiêu đề để xem các mã.",
                "Người trả lời bỏ trống thì để trống ô. “Không biết”, “Không trả lời” có mã riêng nếu phiếu in sẵn: ghi mã đó. Không ghi 0, dấu gạch "
                    + "hay “x” thay cho ô trống.",
                "Đánh dấu nhiều mức ở câu chọn một: ghi cả các mã, cách nhau một dấu cách (ô có thể báo nhắc; chọn Có). Chương trình sẽ tính là ghi sai.",
                "Câu chọn nhiều có một cột cho mỗi mức: gõ x ở cột của mức được chọn. Câu chỉ có một cột: ghi các mã, cách nhau một dấu cách, ví dụ 1 3.",
                "Ngày viết như 31/12/2026. Số thập phân viết dấu phẩy hoặc dấu chấm theo cài đặt của máy.",
                "Số phiếu không được trùng (số trùng hiện chữ đỏ) và phải đúng số in trên phiếu giấy.",
                "Nhập xong: lưu tệp (.xlsx), rồi chạy: hailong check <đợt> <tệp này>, hoặc chép tệp vào thư mục batches của đợt. Không cần khai báo gì thêm.",
            ]
        case .en:
            [
                "Each paper form is one row of the sheet “\(entrySheet)”. Leave the header row as it is; columns may be moved.",
                "Choose the answer from the list, or type its code alone (such as 4). Point at a heading to see the codes.",
                "Where nothing was answered leave the cell blank. “Does not know” and “Refused” have codes where the form prints them: type those. Write no 0, "
                    + "dash or x for a blank.",
                "Several marks where one is allowed: type all the codes with a space between (Excel may ask; say yes). The program counts the cell as invalid.",
                "Questions with several answers have a column for each: type x in those that were chosen. Where there is one column only, type the codes with a space "
                    + "between, such as 1 3.",
                "Days as 31/12/2026. Decimals with comma or point, as the computer is set.",
                "Form numbers must not repeat (repeated ones turn red) and must be those printed on the paper forms.",
                "When done: save the file (.xlsx), then run: hailong check <campaign> <this file>, or copy it into the campaign's batches. Nothing else need be set.",
            ]
        }
    }
}
