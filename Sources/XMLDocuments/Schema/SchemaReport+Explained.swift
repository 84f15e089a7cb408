import Figures

extension SchemaReport {
    /// Our sentence and what was expected.
    var explained: (message: LocalizedText, expected: [String]) {
        switch code {
        case 1871: unexpected
        case 1868: (missingAttribute, [firstQuoted].compactMap { $0 })
        case 1866, 1867: (unknownAttribute, [])
        case 1841...1844: (wrongContent, [])
        case 1828 where rest.hasPrefix("Element content"): (wrongContent, [])
        case 1840: enumeration
        case 1839: pattern
        case 1824...1828: datatype
        case 1829...1838: (facet, [])
        case 1877: (identity, [])
        default: (said, [])
        }
    }

    /// "Trong thẻ <item>, thuộc tính “code”: ", the beginning of most sentences.
    private var subject: LocalizedText {
        switch (element, attribute) {
        case (let element?, let attribute?):
            LocalizedText(
                vi: "Thuộc tính “\(attribute)” của <\(element)>: ", en: "Attribute “\(attribute)” of <\(element)>: ")
        case (let element?, nil): LocalizedText(vi: "<\(element)>: ", en: "<\(element)>: ")
        default: LocalizedText(verbatim: "")
        }
    }

    private func sentence(vi: String, en: String) -> LocalizedText {
        LocalizedText(vi: subject.vi + vi, en: subject.en + en)
    }

    /// What libxml2 says, where we have no sentence of our own.
    private var said: LocalizedText {
        sentence(vi: "không đúng lược đồ (\(rest)).", en: "does not fit the schema (\(rest)).")
    }

    private var unexpected: (LocalizedText, [String]) {
        let names = expectedNames
        let list = names.map { "<\($0)>" }.joined(separator: ", ")
        if rest.hasPrefix("Missing child") {
            return (sentence(vi: "thiếu phần tử con \(list).", en: "lacks a child element: \(list)."), names)
        }
        if rest.contains("haracter content") { return (wrongContent, names) }
        if names.isEmpty {
            return (
                sentence(vi: "phần tử này không được đứng ở đây.", en: "this element may not stand here."), names
            )
        }
        return (
            sentence(
                vi: "phần tử này không được đứng ở đây; chỗ này cần \(list).",
                en: "this element may not stand here; expected \(list)."), names
        )
    }

    private var missingAttribute: LocalizedText {
        let name = firstQuoted ?? "?"
        return sentence(vi: "thiếu thuộc tính “\(name)”.", en: "the attribute “\(name)” is missing.")
    }

    private var unknownAttribute: LocalizedText {
        let name = firstQuoted ?? attribute ?? "?"
        let place = element.map { "<\($0)>" } ?? ""
        return LocalizedText(
            vi: "\(place): không có thuộc tính nào tên là “\(name)”.",
            en: "\(place): there is no attribute called “\(name)”.")
    }

    private var wrongContent: LocalizedText {
        if code == 1842 || code == 1828 {
            return sentence(
                vi: "chỉ được chứa văn bản, không được chứa phần tử con.", en: "may hold text only, no child elements.")
        }
        if code == 1841 { return sentence(vi: "phải để trống.", en: "must be empty.") }
        return sentence(
            vi: "không được chứa văn bản, chỉ chứa phần tử con.", en: "may hold child elements only, no text.")
    }

    private var enumeration: (LocalizedText, [String]) {
        let value = Self.short(between("The value '", "' is not an element of the set") ?? "")
        let allowed = between("of the set {'", "'}").map { split($0) } ?? []
        let list = Self.short(allowed.joined(separator: ", "))
        return (
            sentence(
                vi: "giá trị “\(value)” không nằm trong các giá trị được phép: \(list).",
                en: "the value “\(value)” is not one of: \(list)."), allowed
        )
    }

    private func split(_ list: String) -> [String] { list.split(separator: "', '").map(String.init) }

    private var pattern: (LocalizedText, [String]) {
        let value = Self.short(between("The value '", "' is not accepted by the pattern") ?? "")
        let wanted = between("by the pattern '", "'") ?? ""
        return (
            sentence(
                vi: "giá trị “\(value)” không đúng mẫu \(wanted).",
                en: "the value “\(value)” does not match the pattern \(wanted)."), wanted.isEmpty ? [] : [wanted]
        )
    }

    private var datatype: (LocalizedText, [String]) {
        guard let value = between("'", "' is not a valid value of") else { return (said, []) }
        let type = rest.split(separator: "'").last.map { String($0) } ?? ""
        let isNamed = !rest.contains("local") || rest.hasSuffix("'.") || rest.hasSuffix("'")
        guard isNamed, let (vi, en) = Self.typeNames[type] else {
            // A type of our own schemas has a name that says nothing to who writes the file.
            return (
                sentence(
                    vi: "giá trị “\(Self.short(value))” không hợp lệ ở chỗ này.",
                    en: "the value “\(Self.short(value))” is not allowed here."), []
            )
        }
        return (
            sentence(
                vi: "giá trị “\(Self.short(value))” không phải là \(vi).",
                en: "the value “\(Self.short(value))” is not \(en)."), [type]
        )
    }

    private static let typeNames: [String: (String, String)] = [
        "xs:integer": ("số nguyên", "a whole number"), "xs:int": ("số nguyên", "a whole number"),
        "xs:nonNegativeInteger": ("số nguyên không âm", "a whole number of 0 or more"),
        "xs:positiveInteger": ("số nguyên dương", "a whole number of 1 or more"),
        "xs:unsignedInt": ("số nguyên không âm", "a whole number of 0 or more"),
        "xs:decimal": ("số thập phân (dấu chấm)", "a decimal number (with a point)"),
        "xs:double": ("số", "a number"), "xs:boolean": ("true hoặc false", "true or false"),
        "xs:date": ("ngày dạng năm-tháng-ngày", "a date as year-month-day"),
        "xs:dateTime": ("thời điểm dạng 2023-12-31T08:00:00", "a time as 2023-12-31T08:00:00"),
        "xs:gYear": ("năm", "a year"), "xs:anyURI": ("địa chỉ URI", "a URI"),
        "xs:NCName": ("tên (chữ, số, gạch, không có khoảng trắng)", "a name (letters, digits, dashes, no spaces)"),
        "xs:NMTOKEN": ("một từ không có khoảng trắng", "a word without spaces"),
        "xs:ID": ("mã định danh duy nhất", "an identifier that is unique"),
        "xs:IDREF": ("mã định danh có trong tệp", "an identifier that the file has"),
        "xs:language": ("mã ngôn ngữ", "a language code"),
    ]

    private var facet: LocalizedText {
        let value = Self.short(between("The value '", "' ") ?? firstQuoted ?? "")
        let bound = between("(", ")") ?? rest.split(separator: "'").last.map { String($0) } ?? ""
        let clean = bound.filter { $0 != "'" }
        return switch code {
        case 1833: sentence(vi: "“\(value)” nhỏ hơn \(clean).", en: "“\(value)” is less than \(clean).")
        case 1834: sentence(vi: "“\(value)” lớn hơn \(clean).", en: "“\(value)” is greater than \(clean).")
        case 1835: sentence(vi: "“\(value)” phải lớn hơn \(clean).", en: "“\(value)” must be greater than \(clean).")
        case 1836: sentence(vi: "“\(value)” phải nhỏ hơn \(clean).", en: "“\(value)” must be less than \(clean).")
        case 1830, 1831, 1832: length
        case 1837, 1838:
            sentence(
                vi: "số “\(value)” có quá nhiều chữ số (tối đa \(clean)).",
                en: "the number “\(value)” has too many digits (\(clean) at most).")
        default: said
        }
    }

    /// length, minLength and maxLength: "The value has a length of '0'; this underruns the allowed minimum length of '1'".
    private var length: LocalizedText {
        let numbers = rest.split(separator: "'").compactMap { Int($0) }
        guard numbers.count == 2 else { return said }
        let (has, bound) = (numbers[0], numbers[1])
        return switch code {
        case 1831 where has == 0: sentence(vi: "không được để trống.", en: "must not be empty.")
        case 1831:
            sentence(
                vi: "giá trị có \(has) ký tự, cần ít nhất \(bound).",
                en: "the value has \(has) characters; at least \(bound) are needed.")
        case 1832:
            sentence(
                vi: "giá trị có \(has) ký tự, tối đa được \(bound).",
                en: "the value has \(has) characters; at most \(bound) are allowed.")
        default:
            sentence(
                vi: "giá trị có \(has) ký tự, phải có đúng \(bound).",
                en: "the value has \(has) characters; it must have \(bound).")
        }
    }

    /// unique, key and keyref.
    private var identity: LocalizedText {
        let key = between("key-sequence [", "]").map { $0.filter { $0 != "'" } } ?? "?"
        let name = rest.split(separator: "'").last.map { Self.localName(String($0)) } ?? "?"
        if rest.hasPrefix("Duplicate") {
            return sentence(
                vi: "“\(key)” đã có ở trên; mỗi giá trị chỉ được dùng một lần (\(name)).",
                en: "“\(key)” is there already; each value may be used only once (\(name)).")
        }
        if rest.hasPrefix("No match found") {
            return sentence(
                vi: "“\(key)” không trỏ tới phần tử nào có trong tệp (\(name)).",
                en: "“\(key)” refers to nothing that the file has (\(name)).")
        }
        return said
    }

    /// The root is not one that the schema defines.
    static func wrongRoot(_ root: String?, schema: XMLSchema) -> LocalizedText {
        let names = schema.rootElements.map { "<\($0)>" }.joined(separator: ", ")
        let space = schema.targetNamespace
        return LocalizedText(
            vi: "Phần tử gốc <\(root ?? "?")> không đúng: cần \(names)"
                + (space.map { " trong không gian tên xmlns=\"\($0)\"." } ?? "."),
            en: "The root element <\(root ?? "?")> is wrong: expected \(names)"
                + (space.map { " in the namespace xmlns=\"\($0)\"." } ?? "."))
    }
}
