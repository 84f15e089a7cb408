internal import Figures
internal import Scorecards
internal import Tables

/// `hailong card FILE.xlsx --to xml`: the document of a card that is kept in Excel.
public struct CardWork: Sendable {
    private let file: String
    private let output: String?
    private let replaces: Bool

    /// Makes the work; without an output the document is the answer.
    public init(file: String, output: String? = nil, replaces: Bool = false) {
        self.file = file
        self.output = output
        self.replaces = replaces
    }

    /// Reads and checks the card, and writes its document.
    public func answer() throws(CampaignError) -> Answer {
        let read: (document: [UInt8], card: Scorecard)
        do {
            read = try CardWorkbook.read(try Table.read(file: file))
        } catch {
            throw CampaignError(cardFile: error)
        }
        guard let output else { return Answer(document: read.document) }
        _ = try OutputFile(output, isWorkbook: false, replaces: replaces)
        do throws(TableError) { try AtomicFile.write(read.document, to: output) } catch { throw CampaignError(error) }
        let card = read.card
        return Answer(
            json: [
                "card": .string(card.id), "version": .string(card.version), "criteria": .integer(card.criteria.count),
                "file": .string(output), "isDraft": .bool(card.isDraft),
            ],
            tables: [
                AnswerTable(
                    title: LocalizedText(vi: "Đã ghi bộ tiêu chí", en: "Card written"),
                    columns: [
                        AnswerColumn("file", vi: "Tệp", en: "File"),
                        AnswerColumn("card", vi: "Bộ tiêu chí", en: "Card"),
                        AnswerColumn("criteria", vi: "Số tiêu chí", en: "Criteria", isNumber: true),
                    ], rows: [[output, card.id, String(card.criteria.count)]])
            ])
    }
}
