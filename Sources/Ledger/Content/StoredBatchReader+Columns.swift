import GRDB
import Questionnaires
import Responses

extension StoredRow {
    /// The number of rows of a block, in a ledger of an older version as many as there are codes.
    func blockRows(_ column: CInt, stored: Int) throws -> Int {
        let rows = try optionalInt(column) ?? stored
        guard (0...BlockSize.rows).contains(rows) else { throw StoredDamage() }
        return rows
    }
}

extension StoredBatchReader {
    // GRDB has a `Column` of its own, so ours is named with its module here.

    /// The columns of a batch, one a question of the questionnaire, each of the kind that its question needs.
    func columns(of batch: Int) throws -> [Responses.Column] {
        let kinds = try kinds(of: batch)
        guard kinds.count == questionnaire.questions.count else { throw StoredDamage() }
        return try questionnaire.questions.enumerated().map { place, question in
            let empty = Responses.Column(for: question, in: questionnaire)
            guard kinds[place] == ColumnKind(empty) else { throw StoredDamage() }
            return try column(like: empty, levels: levelCount(of: question), place: place, batch: batch)
        }
    }

    private func kinds(of batch: Int) throws -> [ColumnKind] {
        var kinds: [ColumnKind] = []
        let query = try StoredStatement(db, "SELECT place, kind FROM answer_column WHERE batch = ? ORDER BY place")
        try query.forEachRow(batch) { row in
            guard try row.int(0) == kinds.count, let kind = ColumnKind(rawValue: try row.text(1)) else {
                throw StoredDamage()
            }
            kinds.append(kind)
        }
        return kinds
    }

    /// Codes are checked against what they point into, because later stages look them up without asking again.
    private func column(like empty: Responses.Column, levels: Int, place: Int, batch: Int) throws -> Responses.Column {
        switch empty {
        case .codes8: return .codes8(try codes(place: place, batch: batch) { Int($0) < levels })
        case .codes16: return .codes16(try codes(place: place, batch: batch) { Int($0) < levels })
        case .sets: return .sets(try codes(place: place, batch: batch) { $0 >> UInt64(levels) == 0 })
        case .numbers: return .numbers(NumberBlocks(bits: try codes(place: place, batch: batch) { _ in true }))
        case .dates: return .dates(try codes(place: place, batch: batch) { _ in true })
        case .texts:
            let texts = try texts(place: place, batch: batch)
            return .texts(
                TextColumn(codes: try codes(place: place, batch: batch) { Int($0) < texts.count }, texts: texts))
        }
    }

    @inline(__always)
    private func codes<Code: FixedWidthInteger & UnsignedInteger>(
        place: Int, batch: Int, isAnswer: (Code) -> Bool
    ) throws -> CodeBlocks<Code> {
        var list = CodeBlocks<Code>()
        let query = try StoredStatement(
            db, "SELECT codes, packing, rows FROM answer_block WHERE batch = ? AND place = ? ORDER BY number")
        try query.forEachRow(batch, place) { row in
            let packed = try PackedCodes(packing: row.int(1), bytes: row.codes(0))
            let block = try packed.codes(
                try row.blockRows(2, stored: packed.bytes.count / MemoryLayout<Code>.stride), as: Code.self)
            let firstMissing = MissingCodes.firstMissing(as: Code.self)
            guard block.allSatisfy({ $0 >= firstMissing || isAnswer($0) }) else { throw StoredDamage() }
            list.append(contentsOf: block)
        }
        return list
    }

    private func texts(place: Int, batch: Int) throws -> [String] {
        var texts: [String] = []
        let query = try StoredStatement(
            db, "SELECT lengths, texts FROM answer_text WHERE batch = ? AND place = ? ORDER BY number")
        try query.forEachRow(batch, place) { row in
            texts += try TextPieces.texts(of: TextPieces.Piece(lengths: try row.codes(0), bytes: try row.codes(1)))
        }
        return texts
    }

    private func levelCount(of question: Question) -> Int { questionnaire.scale(of: question)?.levels.count ?? 0 }
}
