import Documents
import Figures

/// Texts that renderers must write as texts, whatever they look like.
enum HostileTexts {
    /// A name of 300 characters.
    static let long = String(repeating: "Trung tâm Phục vụ hành chính công ", count: 9).prefix(300).description

    static let all = [
        long, "مركز الخدمة العامة", "שירות לציבור", "👩‍👩‍👧‍👦 🇻🇳 ✅", "<script>alert(1)</script>", "=1+1", "+84 24", "-1",
        "@SUM(A1)",
        "]]>&amp;\"'", "a\u{0}b\u{1F}c", "_x0041_", "e\u{302}\u{301}", "\u{202E}đảo",
        String(repeating: "W", count: 400),
    ]

    static let tallTable = TableBlock(
        caption: "Rất dài",
        columns: [TableColumn("Đơn vị"), TableColumn("Số phiếu", .count), TableColumn("Chỉ số", .percent)],
        rows: (1...5_000).map { number in
            TableRow([
                .text("Đơn vị số \(number)"), .figure(.count(number, language: .vi)),
                (try? .figure(SampleDocument.figure(number, of: 5_000, .vi))) ?? .notApplicable,
            ])
        })
}
