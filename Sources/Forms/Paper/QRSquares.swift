internal import CQREncode

/// The squares of a QR code (ISO/IEC 18004), with a margin of none; made by libqrencode at error correction M, so that a code of which
/// a seventh is dirty can still be read.
struct QRSquares: Sendable, Hashable {
    /// How many squares a side has.
    let width: Int
    /// Whether each square is dark, row by row.
    let dark: [Bool]

    /// Encodes a text.
    ///
    /// - Throws: `codeTooLong` if the text does not fit into a code.
    init(_ text: String) throws(FormsError) {
        let bytes = Array(text.utf8)
        // Version 0 is the smallest that the text fits into.
        guard bytes.count <= 1_000, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            throw .codeTooLong(String(text.prefix(60)))
        }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        // The lowest bit of each byte is the colour.
        dark = (0..<width * width).map { code.pointee.data[$0] & 1 == 1 }
        self.width = width
    }

    /// Rows of dark squares that touch, as few rectangles: row, first column, number.
    var runs: [(row: Int, column: Int, length: Int)] {
        var runs: [(row: Int, column: Int, length: Int)] = []
        for row in 0..<width {
            var column = 0
            while column < width {
                let start = column
                while column < width, dark[row * width + column] { column += 1 }
                if column > start { runs.append((row, start, column - start)) }
                column += 1
            }
        }
        return runs
    }
}
