/// The units of the made campaign: the district's centre, and communes with invented names.
struct SampleUnit {
    let code: String
    let name: String
    let englishName: String
    let kind: String
    let block: String
    /// Dossiers of the half-year: the population that the forms stand for.
    let transactions: Int
    /// Forms handed out.
    let issued: Int
    /// Forms that come back whole.
    let forms: Int
    /// How likely an answer is to be satisfied.
    let satisfaction: Double
    let isCentre: Bool
}

enum SampleUnits {
    static let centre = SampleUnit(
        code: "BL", name: "Trung tâm Hành chính công huyện Bến Lức",
        englishName: "Bến Lức District Public Administration Centre",
        kind: "district-centre", block: "Trung tâm", transactions: 6_471, issued: 300, forms: 290, satisfaction: 0.986,
        isCentre: true)

    static let communes: [SampleUnit] = [
        commune(1, "Xã Hoa Sen", "Hoa Sen Commune", 1_842, 90, 84, 0.93),
        commune(2, "Xã Sông Trăng", "Sông Trăng Commune", 2_310, 95, 88, 0.90),
        commune(3, "Xã Đồng Xanh", "Đồng Xanh Commune", 1_275, 80, 76, 0.87),
        commune(4, "Xã Cầu Mây", "Cầu Mây Commune", 1_610, 85, 82, 0.95),
        commune(5, "Xã Gò Sao", "Gò Sao Commune", 980, 75, 71, 0.84),
        commune(6, "Xã Rạch Dừa", "Rạch Dừa Commune", 2_055, 90, 83, 0.91),
        commune(7, "Xã Bàu Sậy", "Bàu Sậy Commune", 1_130, 75, 70, 0.89),
        commune(8, "Xã Hòa Ngát", "Hòa Ngát Commune", 1_904, 90, 86, 0.92),
        commune(9, "Xã Thủy Biếc", "Thủy Biếc Commune", 1_488, 80, 77, 0.86),
        commune(10, "Xã Lúa Vàng", "Lúa Vàng Commune", 2_640, 95, 90, 0.94),
        commune(11, "Xã Vườn Trầu", "Vườn Trầu Commune", 1_020, 75, 69, 0.88),
        commune(12, "Xã Kênh Sáng", "Kênh Sáng Commune", 1_733, 85, 81, 0.90),
        commune(13, "Xã Mỹ Tràm", "Mỹ Tràm Commune", 1_366, 80, 74, 0.85),
        commune(14, "Xã Phước Nắng", "Phước Nắng Commune", 1_571, 85, 80, 0.92),
        commune(15, "Thị trấn Bến Gió", "Bến Gió Township", 3_284, 110, 104, 0.96),
    ]

    private static func commune(
        _ number: Int, _ name: String, _ english: String, _ transactions: Int, _ issued: Int, _ forms: Int,
        _ satisfaction: Double
    ) -> SampleUnit {
        SampleUnit(
            code: number < 10 ? "X0\(number)" : "X\(number)", name: name, englishName: english,
            kind: name.hasPrefix("Thị trấn") ? "township" : "commune", block: "Xã, thị trấn",
            transactions: transactions,
            issued: issued, forms: forms, satisfaction: satisfaction, isCentre: false)
    }
}
