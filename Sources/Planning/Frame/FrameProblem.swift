public import Figures

/// A row of a frame that nobody can be drawn from.
public struct FrameProblem: Sendable, Hashable {
    /// The physical line of the file.
    public var line: Int
    /// Why the row cannot be used.
    public var reason: Reason
    /// The cell that is wrong; empty where a cell is missing.
    public var cell: String
    /// The line of the row that it repeats, if it does.
    public var other: Int?

    /// Why a row cannot be used.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The cell of the unit is blank.
        case noUnit
        /// The cell means no unit of the campaign, or not for certain.
        case unknownUnit
        /// The cell of the identifier is blank.
        case noIdentifier
        /// The whole row stands there already; it counts once.
        case repeated
        /// The identifier stands there already with other content; none of these rows is used.
        case conflicting
        /// The size is blank or no whole number.
        case noSize
        /// The size is 0 or below.
        case sizeNotPositive
        /// The cell of the primary sampling unit is blank.
        case noCluster

        /// What people read.
        public var text: LocalizedText {
            switch self {
            case .noUnit: LocalizedText(vi: "không có đơn vị", en: "no unit")
            case .unknownUnit: LocalizedText(vi: "không rõ đơn vị nào", en: "no known unit")
            case .noIdentifier: LocalizedText(vi: "không có mã", en: "no identifier")
            case .repeated:
                LocalizedText(
                    vi: "trùng hoàn toàn dòng khác, chỉ tính một lần", en: "repeats another row, counted once")
            case .conflicting:
                LocalizedText(
                    vi: "cùng mã với dòng khác mà nội dung khác, không dùng dòng nào",
                    en: "same identifier as another row with other content, none is used")
            case .noSize: LocalizedText(vi: "quy mô không phải là số nguyên", en: "the size is no whole number")
            case .sizeNotPositive: LocalizedText(vi: "quy mô không lớn hơn 0", en: "the size is not above 0")
            case .noCluster: LocalizedText(vi: "không có cụm", en: "no primary sampling unit")
            }
        }
    }

    /// Makes a problem.
    public init(line: Int, reason: Reason, cell: String = "", other: Int? = nil) {
        self.line = line
        self.reason = reason
        self.cell = cell
        self.other = other
    }
}
