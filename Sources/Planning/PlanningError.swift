public import Figures
public import Tables

/// Why a sample cannot be planned or drawn as it was asked for.
public enum PlanningError: Error, Equatable, Sendable {
    /// A setting that is out of its range.
    case setting(name: String, value: String, allowed: LocalizedText)
    /// The forms of a total do not reach for the fewest of each unit.
    case totalBelowMinimum(total: Int, needed: Int)
    /// A total has more forms than the units have persons, or may be given.
    case totalAboveMaximum(total: Int, possible: Int)
    /// No unit has anything that forms could be allotted by.
    case nothingToShareBy
    /// No unit has a number of persons.
    case noPopulation
    /// A unit without a number of persons where a total is shared out.
    case unitWithoutPopulation(code: String)
    /// A unit without a target where targets are asked for.
    case noTargets
    /// A cell of the table of units that is no share of 0 to 100 %.
    case expectedShare(unit: String, cell: String)
    /// A number beyond what can be counted with.
    case overflow
    /// A unit with more strata than forms.
    case strataAboveForms(unit: String, strata: Int, forms: Int)
    /// The frame has no row that can be drawn.
    case emptyFrame(file: String, problems: [FrameProblem])
    /// The frame lacks a column that the way of drawing needs.
    case frameColumn(file: String, column: String, reason: LocalizedText, present: [String])
    /// A file could not be read or written.
    case table(TableError)

    /// What happened and what to do, in both languages.
    public var message: LocalizedText {
        switch self {
        case .setting(let name, let value, let allowed):
            LocalizedText(vi: "\(name) \(value): \(allowed.vi)", en: "\(name) \(value): \(allowed.en)")
        case .totalBelowMinimum, .totalAboveMaximum, .nothingToShareBy: sharingMessage
        case .noPopulation:
            LocalizedText(
                vi: "Không đơn vị nào có số tổng thể: điền cột population (tổng thể) của units.csv, hoặc thêm --frame.",
                en: "No unit has a population: fill the column population of units.csv, or add --frame.")
        case .unitWithoutPopulation(let code):
            LocalizedText(
                vi: "Đơn vị \(code) không có số tổng thể: điền cột population của units.csv, hoặc bỏ đơn vị này.",
                en: "Unit \(code) has no population: fill the column population of units.csv, or leave the unit out.")
        case .noTargets:
            LocalizedText(
                vi: "Không đơn vị nào có cỡ mẫu: điền cột target (cỡ mẫu) của units.csv.",
                en: "No unit has a target: fill the column target of units.csv.")
        case .expectedShare(let unit, let cell):
            LocalizedText(
                vi: "Đơn vị \(unit): tỷ lệ dự kiến «\(cell)» phải là số phần trăm lớn hơn 0 và nhỏ hơn 100.",
                en: "Unit \(unit): the expected share “\(cell)” must be a percentage above 0 and below 100.")
        case .overflow:
            LocalizedText(
                vi: "Số quá lớn để tính chính xác; hãy kiểm tra số tổng thể và cột quy mô.",
                en: "A number is too large to be computed exactly; check populations and sizes.")
        case .strataAboveForms(let unit, let strata, let forms):
            LocalizedText(
                vi:
                    "Đơn vị \(unit) có \(strata) tầng mà chỉ \(forms) phiếu: tầng không có phiếu sẽ không được đại diện. Tăng --minimum, hoặc thêm --no-strata.",
                en:
                    "Unit \(unit) has \(strata) strata and only \(forms) forms: a stratum without forms would not be represented. Raise --minimum, or add --no-strata."
            )
        case .emptyFrame(let file, let problems):
            LocalizedText(
                vi: "\(file): không có dòng nào dùng được để chọn mẫu\(Self.first(problems).vi).",
                en: "\(file): no row can be drawn from\(Self.first(problems).en).")
        case .frameColumn(let file, let column, let reason, let present):
            LocalizedText(
                vi: "\(file): thiếu cột «\(column)» (\(reason.vi)); có: \(present.joined(separator: ", ")).",
                en:
                    "\(file): column “\(column)” is missing (\(reason.en)); there are: \(present.joined(separator: ", "))."
            )
        case .table(let error): error.message
        }
    }

    private var sharingMessage: LocalizedText {
        switch self {
        case .totalBelowMinimum(let total, let needed):
            LocalizedText(
                vi:
                    "Tổng \(total) phiếu không đủ cho mức tối thiểu của các đơn vị (\(needed) phiếu): tăng --total hoặc giảm --minimum.",
                en:
                    "A total of \(total) forms is not enough for the units' minimum (\(needed)): raise --total or lower --minimum."
            )
        case .totalAboveMaximum(let total, let possible):
            LocalizedText(
                vi:
                    "Tổng \(total) phiếu nhiều hơn số có thể phát (\(possible)): mỗi đơn vị không thể nhận quá số tổng thể hay --maximum.",
                en:
                    "A total of \(total) forms is more than can be given out (\(possible)): no unit can have more than its population or --maximum."
            )
        default:
            LocalizedText(
                vi: "Không đơn vị nào có số để chia phiếu theo: kiểm tra số tổng thể.",
                en: "No unit has anything to share forms by: check the populations.")
        }
    }

    private static func first(_ problems: [FrameProblem]) -> LocalizedText {
        guard let problem = problems.first else { return LocalizedText(verbatim: "") }
        return LocalizedText(
            vi: " (dòng \(problem.line): \(problem.reason.text.vi))",
            en: " (line \(problem.line): \(problem.reason.text.en))")
    }
}
