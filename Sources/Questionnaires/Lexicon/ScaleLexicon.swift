/// Finds the level or missing reason that a cell means, whatever way the field wrote it.
///
/// The forms that are accepted, tried in this order; text is compared as `FoldedText` does (case, normal form, tone
/// place, spaces, Đ/Ð), and nothing is guessed:
///
/// 1. nothing but white space and invisible characters: blank;
/// 2. a code as it stands in the questionnaire (`4`), then in other case;
/// 3. a label in either language, or a synonym (`Hài lòng`, `HÀI LÒNG`, `satisfied`);
/// 4. the code as a number that a spreadsheet rewrote: `04`, `4.0`, `4,00` (but `4,0` is two marks where `0` is a code
///    too);
/// 5. code or label with marks around it: `4.`, `4)`, `(4)`, `[4]`, `"4"`, `'4`, `Hài lòng.`;
/// 6. code and label together: `4 - Hài lòng`, `4. Hài lòng`, `4: Hài lòng`, `4 Hài lòng`, `(4) Hài lòng`,
///    `Hài lòng (4)`; where the two disagree the cell is impossible;
/// 7. several of these, apart by `;` `|` or a line break, then also `,`, then `/` `+` `&`, then spaces: several marks,
///    or the one answer if all are the same;
/// 8. anything else is impossible: `45`, `4.5`, `Hài`.
public struct ScaleLexicon: Sendable {
    /// What a cell came to.
    public enum Outcome: Sendable, Hashable {
        /// The place of a level in the scale, 0 for the first.
        case level(Int)
        /// There is no answer, and why: a blank cell, or one of the scale's missing codes.
        case missing(MissingReason)
        /// Different answers where one is allowed.
        case severalMarks
        /// No answer that the scale knows.
        case impossible
    }

    /// The outcome of each cell of one byte, by the byte, as a number: the place of the level; or, as in 16-bit
    /// columns, 65,535 less the raw value of a missing reason; or `severalMarksCode` or `impossibleCode`. For inner
    /// loops that cannot afford a call for each cell.
    public let oneByteCodes: [UInt16]
    /// Stands for `severalMarks` in `oneByteCodes`.
    public static let severalMarksCode: UInt16 = 0xFFF1
    /// Stands for `impossible` in `oneByteCodes`.
    public static let impossibleCode: UInt16 = 0xFFF0

    let spellings: Spellings
    private let exact: SpellingTable
    private let oneByte: [Outcome]
    private let memo = LookupMemo()

    /// The longest cell that is looked at, in bytes; a longer one is impossible.
    public static let longestCell = 4_096

    /// Makes the lexicon of a scale. Where two answers share a spelling, which `QuestionnaireReader` refuses, it leads
    /// to neither.
    public init(_ scale: Scale) {
        let spellings = Spellings(scale)
        self.spellings = spellings
        exact = spellings.exactTable
        oneByte = (UInt8.min...UInt8.max).map { byte in
            let cell = [byte]
            return spellings.exactTable.outcome(of: cell.span) ?? spellings.interpreted(cell.span)
        }
        oneByteCodes = oneByte.map(Self.code)
    }

    /// What a cell of a choose-one question means. Plain codes and exact labels are found without allocation.
    public func lookup(_ cell: Span<UInt8>) -> Outcome {
        if cell.count == 1 { return oneByte[Int(cell[0])] }
        if let outcome = exact.outcome(of: cell) { return outcome }
        return memo.outcome(of: cell) { spellings.interpreted(cell) }
    }

    /// What a text in a choose-one question means.
    public func lookup(_ text: String) -> Outcome {
        let bytes = Array(text.utf8)
        return lookup(bytes.span)
    }

    private static func code(_ outcome: Outcome) -> UInt16 {
        switch outcome {
        // Only codes and labels of one byte come here, so a place always fits.
        case .level(let place): UInt16(truncatingIfNeeded: place)
        case .missing(let reason): UInt16.max - UInt16(reason.rawValue)
        case .severalMarks: severalMarksCode
        case .impossible: impossibleCode
        }
    }
}
