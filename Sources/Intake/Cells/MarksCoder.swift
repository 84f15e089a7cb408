import Questionnaires
import Responses

/// Codes the cells of a choose-many question: one bit a level.
final class MarksCoder: CellCoder {
    var codes = CodeBlocks<UInt64>()
    private let lexicon: ScaleLexicon

    init(_ lexicon: ScaleLexicon) { self.lexicon = lexicon }

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt64> {
        switch lexicon.lookupMarks(cell) {
        case .levels(let levels): CodedCell(code: levels)
        case .missing(let reason): CodedCell(code: MissingCodes.code(reason))
        case .impossible: CodedCell(code: MissingCodes.code(.invalid), issue: .impossibleCode)
        }
    }

    func finished() -> Column { .sets(codes) }
}
