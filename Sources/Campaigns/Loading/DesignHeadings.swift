internal import Tables

/// The headings of the tables of a design and of last year's figures, as people write them in Vietnamese.
enum DesignHeadings {
    /// The columns with their other headings.
    private static let columns: [String: [String]] = [
        "unit": ["mã", "mã đơn vị"], "stratum": ["tầng"], "psu": ["đơn vị mẫu", "cụm"],
        "psus": ["số đơn vị mẫu", "số cụm"],
        "population": ["tổng thể", "quy mô tổng thể", "dân số", "số hộ"], "level": ["mức", "mã mức"], "total": ["tổng"],
        "percent": ["chỉ số", "tỷ lệ", "tỷ lệ hài lòng", "phần trăm"],
        "respondents": ["cỡ mẫu", "số người trả lời", "số phiếu"], "standard_error": ["sai số chuẩn"],
    ]

    /// Reads a table whose columns may be headed in either language.
    static func table(_ file: String) throws(CampaignError) -> Table {
        try KeptTable(file, columns: columns, required: []).inEnglish()
    }
}
