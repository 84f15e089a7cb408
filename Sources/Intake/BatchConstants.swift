import Questionnaires

/// The texts that a campaign gives for all records of a batch, checked before the first record is read.
struct BatchConstants {
    /// The bytes of each text, by the place of its question, in the order of the questions.
    let cells: [(position: Int, bytes: [UInt8])]

    /// Checks constants.
    ///
    /// - Throws: `badConstant` where one is no answer to its question: it would spoil every record.
    init(_ constants: [Int: String], instrument: Instrument, file: String) throws(IntakeError) {
        var cells: [(position: Int, bytes: [UInt8])] = []
        for (position, text) in constants.sorted(by: { $0.key < $1.key }) {
            let question = instrument.questionnaire.questions[position]
            let bytes = Array(text.utf8)
            if let issue = instrument.coders.coder(for: question).add(bytes.span, count: 1) {
                throw .badConstant(
                    file: file, question: question.id, value: text,
                    problem: issue.message(question, in: instrument.questionnaire))
            }
            cells.append((position, bytes))
        }
        self.cells = cells
    }

    /// The bytes that stand for a question, nil if the campaign gives none.
    subscript(position: Int) -> [UInt8]? { cells.first { $0.position == position }?.bytes }
}
