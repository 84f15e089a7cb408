public import Questionnaires

/// Every check of the program that can leave a finding; a questionnaire's own rules come besides, under their own
/// identifiers.
///
/// The raw value is the identifier that findings, reports and the campaign's severities name. `allCases` is the catalogue
/// that documentation and reports print.
public enum FindingRule: String, Sendable, Hashable, CaseIterable {
    // About a file.
    /// Another separator would fit a table as well.
    case fileAmbiguousSeparator = "file.ambiguousSeparator"
    /// Text that was encoded twice and repaired.
    case fileDoubleEncoding = "file.doubleEncoding"
    /// A batch whose bytes are not those that were imported.
    case fileChangedSinceImport = "file.changedSinceImport"
    /// Which sheet of a workbook was read, and where its header stands, if that is not plain.
    case sheetChosen = "sheet.chosen"
    /// Rows or a sheet that Excel hides were read.
    case sheetHiddenRows = "sheet.hiddenRows"
    /// Another sheet has the columns of the one that was read: its forms were not.
    case sheetNotRead = "sheet.notRead"
    /// Merged cells below the header.
    case sheetMergedCells = "sheet.mergedCells"
    /// Cells in columns without a name.
    case sheetUnnamedColumns = "sheet.unnamedColumns"
    /// The whole forms before a break were accepted.
    case fileSalvaged = "file.salvaged"
    /// So many findings that not every one was kept.
    case fileFindingsShortened = "file.findingsShortened"
    /// The file is an export of a form server.
    case fileFormServer = "file.formServer"
    /// It is not certain which form server the file comes from.
    case fileFormServerUncertain = "file.formServerUncertain"
    /// Records were changed on their form server after they had come.
    case fileEditedRecords = "file.editedRecords"
    /// The file is a mend file: its records replace others.
    case fileMendFile = "file.mendFile"
    /// Rows of a repeat that are not read.
    case fileRepeatNotRead = "file.repeatNotRead"
    /// A usual code for "no answer" that nobody declared.
    case fileUndeclaredMissing = "file.undeclaredMissing"
    /// A declared missing code that is an answer of the scale.
    case fileMissingIsAnswer = "file.missingIsAnswer"

    // About headings and names.
    /// A heading that no question has.
    case headerUnknownColumn = "header.unknownColumn"
    /// A heading that several questions have.
    case headerAmbiguousColumn = "header.ambiguousColumn"
    /// A question without a column.
    case headerMissingColumn = "header.missingColumn"
    /// The campaign maps to a question that does not exist.
    case headerUnknownMapping = "header.unknownMapping"
    /// An element that the vocabulary of forms does not have.
    case formUnknownElement = "form.unknownElement"
    /// A form answers a question that the questionnaire does not have.
    case formUnknownQuestion = "form.unknownQuestion"
    /// A form of a form server is read by a questionnaire that does not name it.
    case formAssumed = "form.assumed"
    /// Files beside the forms of an archive are not read.
    case fileOtherMembers = "file.otherMembers"
    /// Forms without a row in the repeat whose rows are the records.
    case fileFormsWithoutRows = "file.formsWithoutRows"
    /// A table, workbook or archive inside an archive that is not read.
    case fileMemberNotRead = "file.memberNotRead"
    /// A UTF-16 file has an odd number of bytes: one is lost, and all that follows it cannot be read.
    case fileLostByte = "file.lostByte"
    /// An XML file breaks its schema, or has none.
    case fileSchema = "file.schema"

    // About the structure of a record.
    /// More or fewer cells than columns.
    case recordColumnCount = "record.columnCount"
    /// A quote in the wrong place, or one that does not close.
    case recordIrregularQuote = "record.irregularQuote"
    /// A NUL byte.
    case recordNulByte = "record.nulByte"
    /// Bytes that are no text.
    case recordInvalidText = "record.invalidText"
    /// More bytes or cells than a record may have.
    case recordTooLong = "record.tooLong"
    /// Two different answers to one question.
    case recordRepeatedAnswer = "record.repeatedAnswer"
    /// An answer whose content is not text or choices.
    case recordUnreadableAnswer = "record.unreadableAnswer"
    /// A row of a repeat whose form is not there.
    case recordNoParent = "record.noParent"
    /// Rows of a repeat that answer questions of the questionnaire and belong to the record.
    case recordRepeatNotRead = "record.repeatNotRead"
    /// A file of an archive that is broken or no form.
    case recordBrokenMember = "record.brokenMember"

    /// The form server or its reviewer sees a problem in the record.
    case recordServerIssues = "record.serverIssues"

    // About the identity of a record.
    /// No unit.
    case unitBlank = "unit.blank"
    /// A text that may mean several units.
    case unitUncertain = "unit.uncertain"
    /// A text that means no unit.
    case unitUnknown = "unit.unknown"
    /// No form number, though required.
    case recordNoFormNumber = "record.noFormNumber"
    /// The same form with the same content.
    case recordDuplicate = "record.duplicate"
    /// One form number, several contents.
    case recordConflict = "record.conflict"
    /// Replaced by decision.
    case recordSuperseded = "record.superseded"
    /// A waiting record bears the number of another.
    case recordSameNumber = "record.sameNumber"
    /// A record that counts though its form server's reviewer rejected it elsewhere.
    case recordRejectedElsewhere = "record.rejectedElsewhere"
    /// A record that is left out because the same one was excluded by decision in another batch.
    case recordExcludedCopy = "record.excludedCopy"
    /// A record that counts though another one of its form was excluded by decision.
    case recordExcludedElsewhere = "record.excludedElsewhere"
    /// A form number that another record spells otherwise.
    case recordNumberSpelling = "record.numberSpelling"
    /// A replacement of another form number or unit.
    case recordOtherIdentity = "record.otherIdentity"
    /// A row of a mended file that names no record to replace.
    case recordMendsNothing = "record.mendsNothing"
    /// A row of a mended file that has a column for none of the rated items.
    case recordMendsWithoutItems = "record.mendsWithoutItems"
    /// A decision names a record that is not there.
    case decisionUnknownRecord = "decision.unknownRecord"

    // About the content of a record.
    /// An answer that a decision changed.
    case cellCorrected = "cell.corrected"
    /// A code or label that the scale does not have.
    case cellImpossibleCode = "cell.impossibleCode"
    /// Several marks where one is allowed.
    case cellSeveralMarks = "cell.severalMarks"
    /// Not a number.
    case cellNotANumber = "cell.notANumber"
    /// A number outside the bounds.
    case cellOutOfBounds = "cell.outOfBounds"
    /// More decimals than allowed.
    case cellTooManyDecimals = "cell.tooManyDecimals"
    /// Not a day of the calendar.
    case cellNotADate = "cell.notADate"
    /// A day with something behind it that is no time of day.
    case cellTextAfterDate = "cell.textAfterDate"
    /// What should say when an interview began or ended is no time.
    case cellNotATime = "cell.notATime"
    /// An error of Excel's such as `#N/A`, or a formula without a value.
    case cellFormulaError = "cell.formulaError"
    /// A text longer than allowed.
    case cellTooLong = "cell.tooLong"
    /// The column of all levels and those of single levels disagree.
    case cellDisagreeingColumns = "cell.disagreeingColumns"
    /// An answer that breaks its question's constraint.
    case cellConstraint = "cell.constraint"
    /// A rule whose `regex()` cost too much to be decided.
    case ruleGivenUp = "rule.givenUp"
    /// A required question without an answer.
    case cellRequiredBlank = "cell.requiredBlank"
    /// An answer to a question that was not to be asked.
    case answerNotToBeAsked = "answer.notToBeAsked"
    /// More blanks than the campaign allows.
    case recordTooManyBlanks = "record.tooManyBlanks"
    /// The day of the interview lies outside the fieldwork.
    case dateOutsidePeriod = "date.outsidePeriod"

    /// What it does to a record if the campaign says nothing else.
    public var severity: Severity {
        switch self {
        case .recordColumnCount, .recordIrregularQuote, .recordNulByte, .recordInvalidText, .recordTooLong,
            .recordRepeatedAnswer, .recordUnreadableAnswer, .recordBrokenMember, .recordNoParent, .unitBlank,
            .unitUncertain,
            .unitUnknown,
            .recordNoFormNumber, .recordConflict, .recordMendsNothing, .recordMendsWithoutItems,
            .recordTooManyBlanks:
            .error
        case .fileFindingsShortened, .fileFormServer, .fileMendFile, .fileFormsWithoutRows, .fileEditedRecords,
            .fileRepeatNotRead, .fileOtherMembers,
            .sheetChosen, .sheetHiddenRows,
            .headerUnknownColumn, .formUnknownElement, .formUnknownQuestion, .recordDuplicate,
            .recordSuperseded, .recordSameNumber, .cellCorrected:
            .note
        default: .warning
        }
    }

    /// Whether a campaign may give it another severity. It may not where no response could be counted otherwise: a record
    /// that cannot be read, of no known unit, or of two contents.
    public var isAdjustable: Bool {
        switch self {
        case .recordColumnCount, .recordIrregularQuote, .recordNulByte, .recordInvalidText, .recordTooLong,
            .recordRepeatedAnswer, .recordUnreadableAnswer, .recordBrokenMember, .recordNoParent, .unitBlank,
            .unitUncertain,
            .unitUnknown, .recordConflict,
            .recordDuplicate, .recordSuperseded, .recordSameNumber:
            false
        default: true
        }
    }

    /// The severity of a finding in a campaign that sets some rules' severities itself.
    ///
    /// - Parameters:
    ///   - rule: the identifier of a check of the program or of a questionnaire's rule.
    ///   - severity: what the finding has of itself.
    ///   - adjusted: the campaign's severities by identifier.
    public static func severity(of rule: String, own severity: Severity, adjusted: [String: Severity]) -> Severity {
        guard let other = adjusted[rule], FindingRule(rawValue: rule)?.isAdjustable ?? true else { return severity }
        return other
    }
}
