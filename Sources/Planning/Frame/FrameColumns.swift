internal import Figures
public import Tables

/// Which columns of a frame hold what.
public struct FrameColumns: Sendable, Hashable {
    /// What a column can hold.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        /// The unit: code or name.
        case unit
        /// What identifies the row in its unit.
        case id
        /// The stratum.
        case stratum
        /// The primary sampling unit.
        case psu
        /// The measure of size.
        case size

        /// The headings that are taken for it, the first of them that a table has.
        var headings: [String] {
            switch self {
            case .unit: ["unit", "mã đơn vị", "đơn vị", "tên đơn vị"]
            case .id: ["id", "mã hồ sơ", "số hồ sơ", "mã hộ", "mã số", "dossier", "household", "stt", "số thứ tự"]
            case .stratum: ["stratum", "tầng"]
            case .psu: ["psu", "cụm", "đơn vị mẫu", "thôn", "ấp", "tổ dân phố", "khu phố"]
            case .size: ["size", "quy mô", "số hộ", "số người", "dân số"]
            }
        }
    }

    /// The place of each column.
    public let places: [Field: Int]
    /// The headings of the columns that are kept for the field.
    public let keptHeadings: [String]
    /// Their places.
    let kept: [Int]

    /// Finds the columns of a table.
    ///
    /// - Parameters:
    ///   - named: headings that a person named for a field; these go before those that are known.
    ///   - keeps: headings of columns that the field team needs.
    /// - Throws: `frameColumn` for a heading that was named and is not there.
    public init(_ table: Table, named: [Field: String] = [:], keeps: [String] = []) throws(PlanningError) {
        var known: [FoldedText: Int] = [:]
        for (place, heading) in table.columns.enumerated().reversed() { known[Self.folded(heading)] = place }
        func place(_ heading: String, _ option: String) throws(PlanningError) -> Int {
            if let place = known[Self.folded(heading)] { return place }
            throw .frameColumn(
                file: table.file, column: heading, reason: LocalizedText(verbatim: option), present: table.columns)
        }
        var places: [Field: Int] = [:]
        for (field, heading) in named.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            places[field] = try place(heading, "--column \(field.rawValue)=")
        }
        for field in Field.allCases where places[field] == nil {
            places[field] = field.headings.lazy.compactMap { known[Self.folded($0)] }.first
        }
        var kept: [Int] = []
        for heading in keeps { kept.append(try place(heading, "--keep")) }
        self.places = places
        self.kept = kept
        keptHeadings = kept.map { table.columns[$0] }
    }

    /// The cell of a row without the spaces around it; empty where there is no such column.
    func text(_ field: Field, of row: TableRow) -> String {
        guard let place = places[field] else { return "" }
        let text = row.cells[place]
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    /// Sees that the columns are there that a way of drawing needs.
    func check(_ table: Table, for method: DrawSettings.Method) throws(PlanningError) {
        func require(_ field: Field, _ vi: String, _ en: String) throws(PlanningError) {
            guard places[field] == nil else { return }
            throw .frameColumn(
                file: table.file, column: field.rawValue, reason: LocalizedText(vi: vi, en: en),
                present: table.columns)
        }
        try require(.unit, "mã hoặc tên đơn vị", "code or name of the unit")
        if method == .stages, places[.psu] == nil {
            try require(.id, "tên cụm", "the name of the primary sampling unit")
            try require(.size, "quy mô của cụm; hoặc thêm cột psu", "the size of the cluster; or add a column psu")
        }
        try require(.id, "mã của hồ sơ, hộ hoặc người", "what identifies the dossier, household or person")
        if method == .pps { try require(.size, "quy mô, cho --draw pps", "the size, for --draw pps") }
    }

    private static func folded(_ heading: String) -> FoldedText {
        FoldedText(String(heading.map { $0 == "_" || $0 == "-" ? " " : $0 }), removingMarks: true)
    }
}
