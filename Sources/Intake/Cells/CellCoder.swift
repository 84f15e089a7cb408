import Questionnaires
import Responses
import Tables

/// Turns the cells of one question into codes of its column, the codes as narrow as the column keeps them.
///
/// A reader hands over one cell of a form, or a column of a whole block; one call goes to each column of a block, never to
/// each cell, and nothing is allocated for a plain code. A coder belongs to the reading of one batch.
protocol CellCoder: AnyObject {
    /// The width of the column's codes.
    associatedtype Code: FixedWidthInteger & UnsignedInteger & Sendable

    /// The codes so far, one a record.
    var codes: CodeBlocks<Code> { get set }

    /// What a cell comes to.
    func code(_ cell: Span<UInt8>) -> CodedCell<Code>

    /// The code that stands for a missing reason.
    func code(missing reason: MissingReason) -> Code

    /// Codes one cell and adds it, as many times as there are records that hold it.
    func add(_ cell: Span<UInt8>, count: Int) -> CellIssue?

    /// Adds records without an answer.
    func add(missing reason: MissingReason, count: Int)

    /// Codes one column of a block; `records` are the places of the records to be coded.
    func add(_ column: Int, of block: CSVBlock, records: [Int], issues: inout [CellProblem])

    /// The finished column.
    func finished() -> Column

    /// Makes the coder read parts of a file, without knowing what came before; the next has so many records at most.
    func beginPart(rows: Int)

    /// What was coded since `beginPart` or the last part, to be put behind what came before it in the file.
    func takePart() -> any Sendable

    /// Makes room, where it pays, for as many rows as the whole file seems to have.
    func reserve(rows: Int)

    /// Adds what another coder of the same question has coded of the records that come next.
    func append(part: any Sendable)
}

/// What one cell came to.
struct CodedCell<Code> {
    var code: Code
    /// What is wrong with the cell, if something is.
    var issue: CellIssue?
}

/// Something wrong with a cell of a block.
struct CellProblem {
    /// The place of the record in the block.
    var record: Int
    var issue: CellIssue
}

extension CellCoder {
    func code(missing reason: MissingReason) -> Code { MissingCodes.code(reason) }

    func beginPart(rows: Int) { codes.reserve(rows: rows) }

    func reserve(rows: Int) {}

    func takePart() -> any Sendable {
        let part = codes
        codes = CodeBlocks()
        return part
    }

    func append(part: any Sendable) {
        if let part = part as? CodeBlocks<Code> { codes.append(contentsOf: part) }
    }

    func add(_ cell: Span<UInt8>, count: Int) -> CellIssue? {
        let coded = code(cell)
        if count == 1 {
            codes.append(coded.code)
        } else {
            codes.append(contentsOf: [Code](repeating: coded.code, count: count))
        }
        return coded.issue
    }

    func add(missing reason: MissingReason, count: Int) {
        if count == 1 {
            codes.append(code(missing: reason))
        } else {
            codes.append(contentsOf: [Code](repeating: code(missing: reason), count: count))
        }
    }

    func add(_ column: Int, of block: CSVBlock, records: [Int], issues: inout [CellProblem]) {
        var part: [Code] = []
        part.reserveCapacity(records.count)
        let bytes = block.bytes.span
        let rows = block.records.span
        let fields = block.fields.span
        for record in records {
            let field = fields[Int(rows[record].firstField) + column]
            let coded: CodedCell<Code>
            if field.hasDoubledQuotes {
                let content = block.unescaped(record, column) ?? []
                coded = code(content.span)
            } else {
                coded = code(bytes.extracting(field.start..<field.end))
            }
            part.append(coded.code)
            if let issue = coded.issue {
                issues.append(CellProblem(record: record, issue: issue))
            }
        }
        codes.append(contentsOf: part)
    }
}

/// Makes the coders of a questionnaire's questions; questions on one scale share what is known of its spellings.
struct CellCoders: Sendable {
    private let questionnaire: Questionnaire
    private let lexicons: [String: ScaleLexicon]
    /// What the table at hand says of single questions beyond the questionnaire.
    private var adapted: [String: AdaptedCells] = [:]
    /// The lexicons of single questions whose scale the table at hand writes in its own way.
    private var own: [String: ScaleLexicon] = [:]

    init(_ questionnaire: Questionnaire) {
        self.questionnaire = questionnaire
        lexicons = Dictionary(
            questionnaire.scales.map { ($0.id, ScaleLexicon($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The same for a table that writes answers in a way of its own.
    func adapted(to dialect: AnswerDialect) -> CellCoders {
        guard !dialect.isPlain else { return self }
        var coders = self
        var made: [Scale: ScaleLexicon] = [:]
        for question in questionnaire.questions {
            coders.adapted[question.id] = dialect.reading(of: question)
            guard let scale = questionnaire.scale(of: question) else { continue }
            let other = dialect.scale(scale, for: question)
            guard other != scale else { continue }
            coders.own[question.id] = made[other] ?? ScaleLexicon(other)
            made[other] = coders.own[question.id]
        }
        return coders
    }

    /// The coder that a question's answers need.
    func coder(for question: Question) -> any CellCoder {
        let coder = unadapted(question)
        guard let cells = adapted[question.id] else { return coder }
        return Self.wrapped(coder, cells)
    }

    private static func wrapped(_ coder: some CellCoder, _ cells: AdaptedCells) -> any CellCoder {
        AdaptedCoder(coder, cells)
    }

    /// The coder of a question before the table at hand has its say.
    func unadapted(_ question: Question) -> any CellCoder {
        let lexicon =
            own[question.id] ?? question.scaleID.flatMap { lexicons[$0] } ?? ScaleLexicon(Scale(id: "", levels: []))
        switch question.kind {
        case .single:
            if case .codes8 = Column(for: question, in: questionnaire) { return SingleCoder(lexicon) }
            return LongScaleCoder(lexicon)
        case .multiple: return MarksCoder(lexicon)
        case .number(let minimum, let maximum, let decimals):
            return NumberCoder(minimum: minimum, maximum: maximum, decimals: decimals)
        case .date: return DateCoder()
        case .text(let length):
            // A form server writes a time with its day, fractions of a second and zone, where people write 08:30.
            let isTime = question.role == .start || question.role == .end
            return TextCoder(maximumLength: isTime ? max(length, 48) : length)
        }
    }
}
