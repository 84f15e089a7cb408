/// A kind of batch: what its cells look like. All shapes hold a form number, a unit and rated items on one scale of five.
struct Shape {
    /// The campaign's identifier and the batch's name.
    var id: String
    /// Rated items.
    var items: Int
    /// Free texts.
    var comments: Int
    /// Records at scale 1.
    var records: Int
    /// How a level is written.
    var levels: [String]
    /// One record in so many is bad; 0 for none.
    var badEvery: Int
    /// Whether the files hold native XML forms instead of CSV.
    var isXML: Bool
    /// The files that the records are spread over, each with the number of records given.
    var files = 1

    static let codes = ["1", "2", "3", "4", "5"]
    static let labels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

    /// The labels with their marks set apart (normal form D), as some keyboards and old Macintoshes write them.
    static let decomposedLabels = [
        "Ra\u{302}\u{301}t kho\u{302}ng ha\u{300}i lo\u{300}ng", "Kho\u{302}ng ha\u{300}i lo\u{300}ng",
        "Bi\u{300}nh thu\u{31B}o\u{31B}\u{300}ng", "Ha\u{300}i lo\u{300}ng", "Ra\u{302}\u{301}t ha\u{300}i lo\u{300}ng",
    ]

    static let all = [
        Shape(id: "digits", items: 57, comments: 0, records: 2_000_000, levels: codes, badEvery: 0, isXML: false),
        Shape(id: "texts", items: 16, comments: 2, records: 2_000_000, levels: codes, badEvery: 0, isXML: false),
        Shape(
            id: "labels", items: 7, comments: 0, records: 2_000_000, levels: decomposedLabels, badEvery: 100,
            isXML: false),
        Shape(id: "forms", items: 15, comments: 0, records: 345_000, levels: codes, badEvery: 0, isXML: true, files: 2),
        // Becomes a workbook of 100,000 x 30 (see run.py).
        Shape(id: "sheet", items: 28, comments: 0, records: 100_000, levels: codes, badEvery: 0, isXML: false),
    ]
}
