internal import Figures
internal import Tables

/// journal.csv as a table, read with more patience than tables that people mend by hand: the program itself writes it, and a power cut
/// may leave a row half written.
struct JournalTable {
    /// The rows, without those that were cut short.
    let rows: [TableRow]
    private let path: String
    private let columns: [String]
    private let dialect: CSVDialect
    private let encoding: TextEncoding

    /// The most rows cut short that are passed over: more is damage of another kind.
    private static let mostTorn = 20

    /// Reads a journal; nil if there is none, or none yet.
    init?(_ path: String) throws(TableError) {
        // A process that was killed before its first row leaves an empty file.
        guard let size = Paths.size(path), size > 0 else { return nil }
        var lines = try FileReader.allBytes(of: path).split(separator: 0x0A, omittingEmptySubsequences: false)
        // A row is there when its line has ended.
        lines[lines.count - 1] = []
        guard lines.contains(where: { !$0.isEmpty }) else { return nil }
        var torn = 0
        while true {
            do throws(TableError) {
                let table = try Table(bytes: Array(lines.joined(separator: [0x0A])), name: path)
                self.path = path
                (rows, columns, dialect, encoding) = (table.rows, table.columns, table.dialect, table.encoding)
                return
            } catch .wrongCellCount(let file, let line, let expected, let found) {
                guard found < expected, torn < Self.mostTorn, lines.indices.contains(line - 1) else {
                    throw .wrongCellCount(file: file, line: line, expected: expected, found: found)
                }
                lines[line - 1] = []
                torn += 1
            }
        }
    }

    /// How rows of acts are added to it: in its own separator, whoever saved it last.
    ///
    /// - Throws: for a file that another program saved so that rows of ours would not fit into it.
    func writer(columns wanted: [String]) throws(CampaignError) -> CSVWriter {
        guard encoding == .utf8, columns == wanted else {
            throw CampaignError(
                .unusableInput,
                vi:
                    "\(path): không ghi thêm được, vì tệp đã bị một chương trình khác lưu lại (bảng mã \(encoding.name), các cột \(columns.joined(separator: ", "))). Lưu lại dạng “CSV UTF-8” với các cột \(wanted.joined(separator: ", ")), rồi làm lại.",
                en:
                    "\(path): nothing can be added, as another program saved the file (encoding \(encoding.name), columns \(columns.joined(separator: ", "))). Save it as “CSV UTF-8” with the columns \(wanted.joined(separator: ", ")), then try again."
            )
        }
        var plain = dialect
        plain.hasSeparatorLine = false
        return CSVWriter(dialect: plain)
    }
}
