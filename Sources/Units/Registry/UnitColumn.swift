/// The columns of units.csv, by their English headings; see `UnitRegistry.read` for what they hold.
enum UnitColumn: String, CaseIterable, Sendable {
    case code
    case name
    case nameEn = "name_en"
    case kind
    case parent
    case block
    case ranked
    case centre
    case population
    case target
    case validFrom = "valid_from"
    case validTo = "valid_to"
    case ancestors

    /// The headings that mean the column, besides its own name; compared without case, diacritics and punctuation.
    /// `N` and `n` alone are none: without their case they could be told apart no more.
    var aliases: [String] {
        switch self {
        case .code: ["mã", "mã đơn vị", "unit code", "unit"]
        case .name: ["tên", "tên đơn vị", "đơn vị", "unit name"]
        case .nameEn: ["tên tiếng Anh", "English name"]
        case .kind: ["loại", "loại đơn vị", "cấp", "type"]
        case .parent: ["cấp trên", "mã cấp trên", "đơn vị cấp trên", "trực thuộc", "parent code"]
        case .block: ["khối", "nhóm"]
        case .ranked: ["xếp hạng", "được xếp hạng"]
        case .centre: ["trung tâm", "là trung tâm", "một cửa", "center"]
        case .population: ["tổng thể", "quy mô tổng thể", "dân số", "số giao dịch", "số hồ sơ", "transactions"]
        case .target: ["n mẫu", "cỡ mẫu", "số phiếu", "số phiếu kế hoạch", "chỉ tiêu", "sample", "sample size"]
        case .validFrom: ["từ ngày", "hiệu lực từ", "ngày hiệu lực"]
        case .validTo: ["đến ngày", "hiệu lực đến", "ngày hết hiệu lực"]
        case .ancestors: ["đơn vị cũ", "sáp nhập từ", "tiền thân", "merged from"]
        }
    }

    /// The column that a heading means, nil for a heading of the campaign's own.
    init?(heading: String) {
        guard let column = UnitColumn.byHeading[NameScanner.tokens(heading).bare] else { return nil }
        self = column
    }

    private static let byHeading: [String: UnitColumn] = {
        var headings: [String: UnitColumn] = [:]
        for column in allCases {
            for heading in [column.rawValue] + column.aliases { headings[NameScanner.tokens(heading).bare] = column }
        }
        return headings
    }()
}
