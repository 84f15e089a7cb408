public import Figures
public import Tables

/// Why units could not be had.
public enum UnitsError: Error, Equatable, Sendable {
    /// The file could not be read as a table.
    case unreadable(TableError)
    /// The units are not consistent: every problem found, in the order of lines.
    case problems([UnitProblem])
    /// An alias stands for a code that no unit has.
    case aliasOfUnknownUnit(alias: String, code: String)
    /// Two spellings of one alias stand for two units.
    case aliasOfTwoUnits(alias: String, codes: [String])

    /// What happened and what to do, in both languages; one line for each problem.
    public var message: LocalizedText {
        switch self {
        case .unreadable(let error): error.message
        case .problems(let problems):
            LocalizedText(
                vi: problems.map(\.message.vi).joined(separator: "\n"),
                en: problems.map(\.message.en).joined(separator: "\n"))
        case .aliasOfUnknownUnit(let alias, let code):
            LocalizedText(
                vi:
                    "Tên gọi khác “\(alias.excerpt)” chỉ tới mã “\(code.excerpt)” không có trong danh sách đơn vị: sửa mã.",
                en:
                    "The alias “\(alias.excerpt)” stands for the code “\(code.excerpt)”, which no unit has: mend the code."
            )
        case .aliasOfTwoUnits(let alias, let codes):
            LocalizedText(
                vi:
                    "Tên gọi khác “\(alias.excerpt)” chỉ tới nhiều đơn vị (\(codes.joined(separator: ", "))): giữ lại một.",
                en:
                    "The alias “\(alias.excerpt)” stands for several units (\(codes.joined(separator: ", "))): keep one."
            )
        }
    }
}

extension String {
    /// The text short enough for a message: at most 60 characters.
    var excerpt: String { count > 60 ? prefix(59) + "…" : self }
}
