internal import CPCRE2
import Figures

extension Pattern.Fault {
    /// What is wrong, in both languages: in our words for the slips that people make, in PCRE2's for the rest.
    var text: LocalizedText {
        switch code {
        case 101: LocalizedText(vi: "dấu \\ ở cuối mẫu", en: "\\ at the end of the pattern")
        case 103: LocalizedText(vi: "ký tự sau dấu \\ không hợp lệ", en: "the character after \\ has no meaning")
        case 104: LocalizedText(vi: "các số trong {} không theo thứ tự", en: "the numbers in {} are out of order")
        case 105: LocalizedText(vi: "số trong {} quá lớn", en: "a number in {} is too big")
        case 106: LocalizedText(vi: "thiếu dấu ]", en: "] is missing")
        case 108: LocalizedText(vi: "khoảng trong [] ngược thứ tự", en: "a range in [] is out of order")
        case 109: LocalizedText(vi: "dấu * + ? hoặc {} không theo sau gì", en: "* + ? or {} follows nothing")
        case 114: LocalizedText(vi: "thiếu dấu )", en: ") is missing")
        case 115: LocalizedText(vi: "nhắc tới nhóm không có", en: "refers to a group that is not there")
        case 119: LocalizedText(vi: "ngoặc lồng nhau quá sâu", en: "parentheses are nested too deep")
        case 120: LocalizedText(vi: "mẫu quá lớn", en: "the pattern is too large")
        case 122: LocalizedText(vi: "thừa dấu )", en: ") is not matched")
        case 125: LocalizedText(vi: "(?<…) phải có độ dài cố định", en: "(?<…) must have a fixed length")
        default: LocalizedText(vi: "PCRE2 báo: \(library)", en: library)
        }
    }

    /// What PCRE2 itself says, in English.
    private var library: String {
        var buffer = [UInt8](repeating: 0, count: 160)
        let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
        guard length > 0 else { return "error \(code)" }
        return String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
    }
}
