/// What offices write in place of codes.
enum SampleLabels {
    private static let satisfaction = [
        "1": "Rất không hài lòng", "2": "Không hài lòng", "3": "Bình thường", "4": "Hài lòng", "5": "Rất hài lòng",
        "98": "Không biết",
    ]

    /// The same labels with every mark as a character of its own (NFD), as some tablets write them.
    private static let combiningSatisfaction = [
        "1": "Ra\u{302}\u{301}t kho\u{302}ng ha\u{300}i lo\u{300}ng", "2": "Kho\u{302}ng ha\u{300}i lo\u{300}ng",
        "3": "Bi\u{300}nh thu\u{31B}o\u{31B}\u{300}ng", "4": "Ha\u{300}i lo\u{300}ng",
        "5": "Ra\u{302}\u{301}t ha\u{300}i lo\u{300}ng", "98": "Kho\u{302}ng bie\u{302}\u{301}t",
    ]

    /// Labels of the whole form in Vietnamese.
    static func vietnamese(unit: [String: String]) -> [String: [String: String]] {
        var labels = items(satisfaction)
        labels["unit"] = unit
        labels["sex"] = ["1": "Nam", "2": "Nữ"]
        labels["client"] = ["1": "Người dân", "2": "Tổ chức, doanh nghiệp"]
        labels["channel"] = ["1": "Trực tiếp tại quầy", "2": "Qua bưu chính công ích", "3": "Trực tuyến"]
        labels["has_fee"] = ["1": "Có", "2": "Không"]
        labels["late"] = labels["has_fee"]
        labels["gave_feedback"] = labels["has_fee"]
        return labels
    }

    /// Labels of the rated items with combining marks.
    static var combining: [String: [String: String]] { items(combiningSatisfaction) }

    private static func items(_ labels: [String: String]) -> [String: [String: String]] {
        Dictionary(uniqueKeysWithValues: SampleForm.items.map { ($0, labels) })
    }
}
