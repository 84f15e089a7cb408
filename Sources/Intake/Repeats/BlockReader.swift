import Tables

/// A table that is read block by block, whatever it is written as.
protocol BlockReader: ~Copyable {
    /// The headings.
    var header: [String] { get }
    /// The line of the headings.
    var headerLine: Int { get }
    /// Fills a block with the next records; false at the end.
    mutating func next(into block: inout CSVBlock) throws(TableError) -> Bool
}

extension CSVReader: BlockReader {}
extension XLSXReader: BlockReader {}

/// By which columns the rows of a repeat name the form that they belong to.
struct RepeatLink {
    /// The column of the repeat's table.
    let child: Int
    /// The column of the forms' table.
    let parent: Int

    /// ODK Central; KoBoToolbox; Survey Solutions.
    private static let pairs = [
        ("parent_key", "key"), ("_parent_index", "_index"), ("interview__id", "interview__id"),
        ("interview__key", "interview__key"),
    ]

    /// Finds the columns; nil if the two tables do not belong together.
    init?(repeat headings: [String], forms: [String]) {
        func place(_ name: String, _ headings: [String]) -> Int? {
            headings.firstIndex { $0.lowercased().trimmedOfSpace == name }
        }
        for (child, parent) in Self.pairs {
            if let one = place(child, headings), let other = place(parent, forms) {
                self.child = one
                self.parent = other
                return
            }
        }
        return nil
    }

    /// The key of the form that a row names; of a repeat within a repeat it is that of the whole submission.
    static func key(_ text: String) -> String { String(text.prefix { $0 != "/" }) }
}

extension String {
    /// The text without white space at its ends.
    fileprivate var trimmedOfSpace: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
