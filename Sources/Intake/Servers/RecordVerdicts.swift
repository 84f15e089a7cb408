import Figures
import Questionnaires
import Responses
import Tables

/// What the columns of a table say of whole records: which do not count, and which somebody should look at.
struct RecordVerdicts: Sendable {
    /// What a cell says of its record.
    enum Verdict: Sendable, Hashable {
        /// The record does not count.
        case excluded(ExclusionReason)
        /// The server or its reviewer sees a problem.
        case hasIssues
        /// The record was changed on the server after it had come.
        case edited
    }

    /// The columns of form servers that say so.
    enum Column: Sendable, Hashable {
        /// `ReviewState` of ODK Central.
        case odkReview
        /// `Edits` of ODK Central.
        case edits
        /// `_validation_status` of KoBoToolbox, in words or as the server stores it.
        case koboValidation
        /// `submitdate` of LimeSurvey, empty until the last page was sent.
        case limesurveySubmitted
        /// `interview__status` of Survey Solutions, as number or word.
        case surveySolutionsStatus
        /// `has__errors` of Survey Solutions: the number of its own checks that the record breaks.
        case hasErrors
    }

    /// How the cells of one column are judged.
    fileprivate struct Judge: Sendable {
        var column: Int
        var heading: String
        var verdicts: [FoldedText: Verdict?]
        /// What an empty cell says.
        var ofEmpty: Verdict?
        /// What any other text says.
        var ofOther: Verdict?
    }

    /// What was found about a record.
    struct Outcome {
        /// The place of the record among those that were judged.
        var place: Int
        var verdict: Verdict
        /// The heading of the column that says so, and what stands there.
        var heading: String
        var text: String
    }

    private var judges: [Judge] = []

    /// The columns that say something.
    var columns: [Int] { judges.map(\.column) }

    /// Whether no column says anything.
    var isEmpty: Bool { judges.isEmpty }

    /// Adds a column of a form server.
    mutating func add(_ kind: Column, column: Int, heading: String) {
        var judge = Judge(column: column, heading: heading, verdicts: [:])
        switch kind {
        case .odkReview:
            judge.add(.excluded(.rejected), ["rejected"])
            judge.add(.hasIssues, ["hasIssues", "has issues"])
        case .edits, .hasErrors:
            judge.add(nil, ["0", "-999999999"])
            judge.ofOther = kind == .edits ? .edited : .hasIssues
        case .koboValidation:
            judge.add(
                .excluded(.rejected), ["Not approved", "validation_status_not_approved", "Không phê duyệt", "Rejected"])
            judge.add(.hasIssues, ["On hold", "validation_status_on_hold", "Tạm giữ"])
        case .limesurveySubmitted:
            judge.add(.excluded(.unfinished), ["N/A", "NULL", "0000-00-00 00:00:00"])
            judge.ofEmpty = .excluded(.unfinished)
        case .surveySolutionsStatus:
            // Statuses of the server: 100 completed, 120 and 130 approved by supervisor and headquarters; 65 and 125 rejected
            // by them; all others come before the end of the interview.
            judge.add(nil, ["100", "120", "130", "Completed", "ApprovedBySupervisor", "ApprovedByHeadquarters"])
            judge.add(.excluded(.rejected), ["65", "125", "RejectedBySupervisor", "RejectedByHeadquarters"])
            judge.ofOther = .excluded(.unfinished)
            judge.ofEmpty = .excluded(.unfinished)
        }
        judges.append(judge)
    }

    /// Adds what the campaign says of a column.
    mutating func add(_ exclusion: ColumnExclusion, column: Int) {
        var judge = Judge(column: column, heading: exclusion.column, verdicts: [:])
        if FoldedText(exclusion.value).isEmpty {
            judge.ofEmpty = .excluded(exclusion.reason)
        } else {
            judge.add(.excluded(exclusion.reason), [exclusion.value])
        }
        // What the campaign says goes before what the server means.
        judges.insert(judge, at: 0)
    }

    /// Judges records of a block; of several exclusions of one record the first stands.
    func outcomes(_ block: CSVBlock, records: [Int]) -> [Outcome] {
        var outcomes: [Outcome] = []
        for judge in judges {
            // A table has few states, each in thousands of records.
            var known: [[UInt8]: Verdict?] = [:]
            for (place, record) in records.enumerated() {
                guard let cell = block.cell(record, judge.column) else { continue }
                let verdict: Verdict?
                if cell.isEmpty {
                    verdict = judge.ofEmpty
                } else {
                    let bytes = Array(cell)
                    verdict = known[bytes] ?? judge.verdict(String(trimmed: bytes.span))
                    if known.count < 256 { known[bytes] = .some(verdict) }
                }
                if let verdict {
                    outcomes.append(
                        Outcome(
                            place: place, verdict: verdict, heading: judge.heading,
                            text: String(decoding: cell, as: UTF8.self)))
                }
            }
        }
        return outcomes
    }
}

extension RecordVerdicts.Judge {
    fileprivate mutating func add(_ verdict: RecordVerdicts.Verdict?, _ texts: [String]) {
        for text in texts { verdicts[FoldedText(text)] = .some(verdict) }
    }

    fileprivate func verdict(_ text: String) -> RecordVerdicts.Verdict? {
        let folded = FoldedText(text)
        if folded.isEmpty { return ofEmpty }
        if let known = verdicts[folded] { return known }
        return ofOther
    }
}
