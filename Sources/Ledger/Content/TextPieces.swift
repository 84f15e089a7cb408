import Responses

/// A column's distinct texts cut into pieces, so that no BLOB comes near SQLite's limit of a thousand million bytes.
struct TextPieces {
    /// The lengths in bytes of the texts of one piece, and their UTF-8 joined.
    struct Piece {
        var lengths: [UInt32] = []
        var bytes: [UInt8] = []
    }

    /// A piece is closed once it has so many bytes, or so many texts.
    static let fullBytes = 1 << 20
    static let fullTexts = 1 << 16

    /// Hands over piece after piece of some texts; none for no texts.
    static func forEach(of texts: TextList, _ body: (Int, Piece) throws -> Void) rethrows {
        var piece = Piece()
        var number = 0
        try texts.forEachPiece { bytes, ends in
            // Where the piece is not filled before the last of these texts, all are added in one go.
            let isWhole = piece.bytes.count + bytes.count < fullBytes && piece.lengths.count + ends.count <= fullTexts
            if isWhole { piece.bytes.append(contentsOf: bytes) }
            var start: UInt32 = 0
            for end in ends {
                // A text too long for 32 bits is too long for a BLOB as well, and SQLite refuses it.
                piece.lengths.append(end &- start)
                if !isWhole { piece.bytes.append(contentsOf: bytes[Int(start)..<Int(end)]) }
                start = end
                if piece.bytes.count >= fullBytes || piece.lengths.count >= fullTexts {
                    try body(number, piece)
                    piece = Piece()
                    number += 1
                }
            }
        }
        if !piece.lengths.isEmpty {
            try body(number, piece)
        }
    }

    /// The texts of a piece.
    static func texts(of piece: Piece) throws -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(piece.lengths.count)
        var start = 0
        for length in piece.lengths {
            let end = start + Int(length)
            guard end <= piece.bytes.count, let text = String(validating: piece.bytes[start..<end], as: UTF8.self)
            else {
                throw StoredDamage()
            }
            texts.append(text)
            start = end
        }
        guard start == piece.bytes.count else { throw StoredDamage() }
        return texts
    }
}
