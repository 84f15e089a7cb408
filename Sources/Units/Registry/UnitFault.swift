public import Figures

/// What can be wrong with a list of units.
public enum UnitFault: Error, Hashable, Sendable {
    /// A column that every list needs is not there.
    case columnMissing(String)
    /// Two headings mean the same column.
    case columnTwice(String)
    /// The list has a heading but no unit.
    case noUnits
    /// A cell that must be filled is blank.
    case blank
    /// A code holds a character that a code may not have, or is too long.
    case codeNotAllowed(String)
    /// Two units have one code.
    case codeTwice(String, firstLine: Int)
    /// Two codes differ only in upper and lower case, so that their reports would be one file on some systems.
    case codesDifferInCase(String, String)
    /// A name is longer than a name can be.
    case nameTooLong(most: Int)
    /// Two units that exist at one time in one parent have names that a reader of forms cannot tell apart.
    case namesAlike(String, otherCode: String, otherLine: Int)
    /// The parent's code is no unit's.
    case parentUnknown(String)
    /// The parents lead round in a circle.
    case cycle([String])
    /// A cell should hold a whole number from 0 up.
    case notACount(String)
    /// A cell should say yes or no.
    case notYesOrNo(String)
    /// A cell should hold a date.
    case notADate(String)
    /// The first valid day comes after the last.
    case validityReversed(from: CalendarDate, to: CalendarDate)
    /// A unit is to be ranked but has no block to be ranked in.
    case rankedWithoutBlock
    /// Two blocks are spelled almost alike.
    case blocksAlike(String, String)
    /// An ancestor is not written as CODE or CODE:SHARE with a share above 0 and at most 1.
    case notAnAncestor(String)
    /// A unit names one ancestor twice, or itself.
    case ancestorTwice(String)
    /// The shares of one ancestor add up to more than 1.
    case ancestorSharesAboveOne(String)
    /// A weight needs the unit's population and the list does not give it.
    case populationMissing(code: String)
}

extension UnitFault {
    /// What is wrong and what to do, without the place.
    public var text: LocalizedText { structureText ?? cellText }

    private var structureText: LocalizedText? {
        switch self {
        case .columnMissing(let name):
            LocalizedText(
                vi: "thiếu cột bắt buộc “\(name)”: thêm cột này vào dòng tiêu đề.",
                en: "the required column “\(name)” is missing: add it to the heading row.")
        case .columnTwice(let name):
            LocalizedText(
                vi: "hai cột cùng mang nghĩa “\(name)”: bỏ bớt một cột.",
                en: "two columns both mean “\(name)”: remove one.")
        case .noUnits:
            LocalizedText(
                vi: "không có đơn vị nào: thêm ít nhất một dòng.", en: "there is no unit: add at least one row.")
        case .codeTwice(let code, let firstLine):
            LocalizedText(
                vi: "mã “\(code.excerpt)” bị trùng\(firstLine > 0 ? " với dòng \(firstLine)" : ""): mỗi đơn vị một mã.",
                en:
                    "the code “\(code.excerpt)” is taken\(firstLine > 0 ? " by line \(firstLine)" : ""): one code a unit."
            )
        case .codesDifferInCase(let code, let other):
            LocalizedText(
                vi: "mã “\(code.excerpt)” và “\(other.excerpt)” chỉ khác nhau chữ hoa, chữ thường: đổi một mã.",
                en: "the codes “\(code.excerpt)” and “\(other.excerpt)” differ only in case: change one.")
        case .namesAlike(let name, let otherCode, let otherLine):
            LocalizedText(
                vi: "tên “\(name.excerpt)” không phân biệt được với đơn vị \(otherCode.excerpt)"
                    + (otherLine > 0 ? " (dòng \(otherLine))" : "")
                    + " cùng đơn vị cấp trên và cùng thời gian hiệu lực: ghi rõ tên hoặc thời gian hiệu lực.",
                en: "the name “\(name.excerpt)” cannot be told from unit \(otherCode.excerpt)"
                    + (otherLine > 0 ? " (line \(otherLine))" : "")
                    + " of the same parent and time: make the name or the validity distinct.")
        case .parentUnknown(let code):
            LocalizedText(
                vi: "không có đơn vị cấp trên mang mã “\(code.excerpt)”: sửa mã hoặc thêm đơn vị đó.",
                en: "no unit has the parent's code “\(code.excerpt)”: mend the code or add that unit.")
        case .cycle(let codes):
            LocalizedText(
                vi: "quan hệ cấp trên đi vòng: \(codes.joined(separator: " → ").excerpt); sửa một mã cấp trên.",
                en: "the parents lead round in a circle: \(codes.joined(separator: " → ").excerpt); mend one of them.")
        case .ancestorSharesAboveOne(let code):
            LocalizedText(
                vi: "các phần của đơn vị cũ “\(code.excerpt)” cộng lại vượt quá 1: sửa các tỷ lệ.",
                en: "the shares of the earlier unit “\(code.excerpt)” add up to more than 1: mend the shares.")
        case .populationMissing(let code):
            LocalizedText(
                vi: "đơn vị \(code.excerpt) chưa có tổng thể N mà quyền số cần: điền số giao dịch hoặc dân số.",
                en:
                    "unit \(code.excerpt) lacks the population N that its weight needs: fill in transactions or persons."
            )
        default: nil
        }
    }

    private var cellText: LocalizedText {
        switch self {
        case .codeNotAllowed(let code):
            LocalizedText(
                vi: "mã “\(code.excerpt)” không hợp lệ: chỉ dùng chữ, số, dấu chấm, gạch ngang, gạch dưới, tối đa"
                    + " \(Unit.longestCode) ký tự, không bắt đầu bằng dấu chấm hay gạch ngang.",
                en:
                    "the code “\(code.excerpt)” is not allowed: use letters, digits, dots, hyphens and underscores, at most"
                    + " \(Unit.longestCode) characters, not beginning with a dot or hyphen.")
        case .nameTooLong(let most):
            LocalizedText(
                vi: "tên dài quá \(most) ký tự: rút ngắn tên.", en: "the name exceeds \(most) characters: shorten it.")
        case .notACount(let text):
            LocalizedText(
                vi: "“\(text.excerpt)” không phải là số nguyên từ 0 trở lên: ghi dạng 6471 hoặc 6.471.",
                en: "“\(text.excerpt)” is not a whole number from 0 up: write 6471 or 6,471.")
        case .notYesOrNo(let text):
            LocalizedText(
                vi: "“\(text.excerpt)” không phải là có hay không: ghi có hoặc không.",
                en: "“\(text.excerpt)” is neither yes nor no: write yes or no.")
        case .notADate(let text):
            LocalizedText(
                vi: "“\(text.excerpt)” không phải là một ngày có thật: ghi dạng 2025-07-01 hoặc 01/07/2025.",
                en: "“\(text.excerpt)” is not a day that exists: write 2025-07-01 or 01/07/2025.")
        case .validityReversed(let from, let to):
            LocalizedText(
                vi: "hiệu lực từ \(from.iso) lại sau ngày hết hiệu lực \(to.iso): sửa một trong hai ngày.",
                en: "validity begins on \(from.iso), after its end on \(to.iso): mend one of the two.")
        case .rankedWithoutBlock:
            LocalizedText(
                vi: "đơn vị được xếp hạng nhưng không có khối: ghi khối, hoặc ghi “không” ở cột xếp hạng.",
                en: "the unit is to be ranked but has no block: give a block, or say no in the column for ranking.")
        case .blocksAlike(let block, let other):
            LocalizedText(
                vi: "khối “\(block.excerpt)” và “\(other.excerpt)” chỉ khác cách viết: viết giống nhau.",
                en: "the blocks “\(block.excerpt)” and “\(other.excerpt)” differ only in spelling: spell them alike.")
        case .notAnAncestor(let text):
            LocalizedText(
                vi:
                    "“\(text.excerpt)” không phải là đơn vị cũ: ghi MÃ hoặc MÃ:TỶ LỆ (trên 0, tối đa 1), cách nhau dấu “;”.",
                en:
                    "“\(text.excerpt)” is no earlier unit: write CODE or CODE:SHARE (above 0, at most 1), parted by “;”."
            )
        case .ancestorTwice(let code):
            LocalizedText(
                vi: "đơn vị cũ “\(code.excerpt)” bị ghi hai lần hoặc là chính đơn vị này: chỉ ghi một lần.",
                en: "the earlier unit “\(code.excerpt)” is named twice or is the unit itself: name it once.")
        default:
            LocalizedText(
                vi: "ô này bắt buộc phải có nội dung: điền vào.", en: "this cell must not be blank: fill it in.")
        }
    }
}
