import Questionnaires

extension Column {
    /// Replaces a cell by one of another column of the same kind; a column of another kind is a defect and changes nothing.
    public mutating func setCell(_ row: Int, from other: Column, row otherRow: Int) {
        switch (self, other) {
        case (.codes8(var mine), .codes8(let more)):
            self = .numbers(NumberBlocks())  // Let go of the storage, so that the change is made in place.
            mine[row] = more[otherRow]
            self = .codes8(mine)
        case (.codes16(var mine), .codes16(let more)):
            self = .numbers(NumberBlocks())
            mine[row] = more[otherRow]
            self = .codes16(mine)
        case (.sets(var mine), .sets(let more)):
            self = .numbers(NumberBlocks())
            mine[row] = more[otherRow]
            self = .sets(mine)
        case (.dates(var mine), .dates(let more)):
            self = .numbers(NumberBlocks())
            mine[row] = more[otherRow]
            self = .dates(mine)
        case (.numbers(var mine), .numbers(let more)):
            self = .dates(CodeBlocks())
            mine[row] = more[otherRow]
            self = .numbers(mine)
        case (.texts(var mine), .texts(let more)):
            self = .numbers(NumberBlocks())
            if let text = more[otherRow] {
                mine.setText(text, at: row)
            } else {
                mine.setMissing(more.missingReason(otherRow) ?? .blank, at: row)
            }
            self = .texts(mine)
        default:
            assertionFailure("columns of different kinds")
        }
    }
}
