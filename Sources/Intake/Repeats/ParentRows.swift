import Tables

/// The forms that the rows of a repeat belong to, by their keys; the cells stand one after the other in one array.
struct ParentRows {
    /// The most bytes that the cells of all forms may have together.
    static let mostBytes = 256 << 20

    /// The headings of the forms' table.
    let headings: [String]
    /// The forms whose cells do not stand under the headings, and those whose key another one has.
    private(set) var unusable = 0
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    private var places: [String: Int] = [:]

    /// Reads the rest of a table.
    ///
    /// - Parameter key: the column of the forms' keys.
    /// - Throws: what reading throws; `archive` with `tooLarge`.
    init<Reader: BlockReader & ~Copyable>(
        _ reader: inout Reader, key: Int, file: String, table: String
    ) throws(TableError) {
        headings = reader.header
        var block = CSVBlock()
        while try reader.next(into: &block) {
            for record in 0..<block.recordCount { add(block, record, key) }
            guard bytes.count <= Self.mostBytes else {
                throw .archive(file: file, entry: table, problem: .tooLarge(limit: Self.mostBytes))
            }
        }
    }

    /// The places of all forms.
    var allPlaces: [Int] { places.values.sorted() }

    /// How many forms there are.
    var count: Int { places.count }

    private mutating func add(_ block: CSVBlock, _ record: Int, _ key: Int) {
        let row = block.records[record]
        guard row.flags.isSound, Int(row.fieldCount) == headings.count, let text = block.text(record, key),
            !text.isEmpty, places[text] == nil
        else {
            unusable += 1
            return
        }
        places[text] = (starts.count - 1) / max(1, headings.count)
        for column in headings.indices {
            bytes.append(contentsOf: block.unescaped(record, column) ?? [])
            starts.append(bytes.count)
        }
    }

    /// The place of the form of a key.
    func place(of key: String) -> Int? { places[key] }

    /// The cell of a form.
    func cell(_ place: Int, _ column: Int) -> ArraySlice<UInt8> {
        let index = place * headings.count + column
        return bytes[starts[index]..<starts[index + 1]]
    }
}
