public import Questionnaires
public import Responses
import Tables
public import Units
public import XMLDocuments

/// Reads batch files of a campaign into response tables, each in one pass and without holding the file.
///
/// The format is told by the file's ending: `.csv`, `.tsv`, `.tab` and `.txt` are tables, `.xlsx` workbooks, `.xml` forms, `.zip`
/// archives of tables or of forms. A batch is read whole or refused whole; a record that cannot be coded is set aside, never
/// dropped.
public struct BatchReader: Sendable {
    private let instruments: [String: Instrument]

    /// Makes a reader for the instruments and units of a campaign.
    public init(questionnaires: [Questionnaire], registry: UnitRegistry, finder: UnitFinder) {
        instruments = Dictionary(
            questionnaires.map { ($0.id, Instrument($0, registry: registry, finder: finder)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What the reading of every batch of a questionnaire shares.
    func instrument(_ questionnaire: String) -> Instrument? { instruments[questionnaire] }

    /// The kind of file that a name tells, or nil if it is not a batch.
    public static func format(of file: String) -> BatchSource.Format? {
        let name = file.lowercased()
        if [".csv", ".tsv", ".tab", ".txt"].contains(where: name.hasSuffix) { return .csv }
        if name.hasSuffix(".xml") || name.hasSuffix(".zip") { return .xml }
        if name.hasSuffix(".xlsx") { return .xlsx }
        return nil
    }

    /// Whether a batch's questionnaire has to be named where the campaign has several: tables do not name theirs.
    ///
    /// - Throws: `IntakeError` if an archive cannot be opened.
    public static func needsQuestionnaire(_ path: String, name: String) throws(IntakeError) -> Bool {
        switch format(of: name) {
        case .xml: try listing(path, name: name).map { $0.format != .xml } ?? false
        default: true
        }
    }

    /// What an archive holds; nil for a file that is none.
    private static func listing(_ path: String, name: String) throws(IntakeError) -> ArchiveListing? {
        guard name.lowercased().hasSuffix(".zip") else { return nil }
        do throws(TableError) { return try ArchiveListing(file: path) } catch { throw .unreadable(error) }
    }

    /// Reads one batch.
    ///
    /// - Parameters:
    ///   - path: where the file is.
    ///   - name: its path below the campaign's folder, as findings and the manifest name it.
    ///   - questionnaire: the instrument of a table; XML forms name their own.
    ///   - settings: how the batch is read, by questionnaire.
    ///   - schemas: the schemas that XML is checked by besides, by namespace; none where that is not asked for.
    /// - Throws: `IntakeError` if the batch cannot be used at all; then nothing of it is accepted.
    public func read(
        _ path: String, name: String, questionnaire: String, settings: [String: BatchSettings],
        schemas: [String: XMLSchema] = [:]
    ) throws(IntakeError) -> BatchContents {
        let archive = try Self.listing(path, name: name)
        if let archive, archive.format == nil { throw archive.refusal(name) }
        switch archive?.format ?? Self.format(of: name) {
        case .csv:
            let instrument = try instrument(ofTable: name, questionnaire)
            let own = settings[questionnaire] ?? BatchSettings()
            if archive == nil, own.demandsRepeat, let title = own.repeated {
                throw .unknownRepeat(file: name, name: title, tables: [])
            }
            let contents =
                archive != nil
                ? try TableArchive(file: path, name: name, instrument: instrument, settings: own).contents()
                : try CSVBatchReader(file: path, name: name, instrument: instrument, settings: own).contents()
            return contents.completed(instrument.questionnaire)
        case .xlsx:
            let instrument = try instrument(ofTable: name, questionnaire)
            let books = archive?.workbooks ?? []
            if books.count > 1 { throw .archiveTables(file: name, tables: books.map(\.name)) }
            var contents = try XLSXBatchReader(
                file: path, name: name, instrument: instrument, settings: settings[questionnaire] ?? BatchSettings(),
                member: books.first?.name
            ).contents()
            if let archive { contents.findings += archive.findings(besides: .xlsx) }
            return contents.completed(instrument.questionnaire)
        case .xml:
            if let own = settings[questionnaire], own.demandsRepeat, let title = own.repeated {
                throw .repeatOfXML(file: name, name: title)
            }
            var plans: [String: FormPlan] = [:]
            for (id, instrument) in instruments {
                let settings = settings[id] ?? BatchSettings()
                let dialect = AnswerDialect(.plain, missing: settings.missing, keepsQuotes: true)
                plans[id] = FormPlan(instrument.adapted(to: dialect), settings: settings)
            }
            let salvage = settings[questionnaire]?.salvage ?? false
            return try XMLBatchReader(
                file: path, name: name, plans: plans, salvage: salvage, schemas: schemas
            ).contents().withUnreadableTimes(instruments)
        case nil: throw .unknownFormat(file: name)
        }
    }

    /// The instrument of a table.
    private func instrument(ofTable name: String, _ questionnaire: String) throws(IntakeError) -> Instrument {
        guard let instrument = instruments[questionnaire] else {
            throw .unknownQuestionnaire(file: name, line: 1, name: questionnaire, known: instruments.keys.sorted())
        }
        return instrument
    }

    /// The text of one record as it stands in its batch file, read again by its place.
    ///
    /// What it holds may be personal data; who prints it decides who may see it.
    ///
    /// - Parameters:
    ///   - origin: where the record stands; at most 1 MiB of it is read.
    ///   - path: where the file is.
    ///   - member: the file inside an archive that the record stands in.
    ///   - settings: how the batch is read: its encoding, its sheet.
    /// - Throws: `IntakeError` if the file cannot be read or does not hold the record any more.
    public func rawText(
        of origin: RecordOrigin, path: String, member: String? = nil, settings: BatchSettings = BatchSettings()
    ) throws(IntakeError) -> String {
        guard let format = Self.format(of: path) else { throw .unknownFormat(file: path) }
        return try RecordText.read(origin, path: path, format: format, member: member, settings: settings)
    }
}

extension BatchContents {
    /// The contents with what can only be told of all records together.
    fileprivate func completed(_ questionnaire: Questionnaire) -> BatchContents {
        var contents = withUndeclaredMissing(questionnaire)
        contents.findings += UnreadableTimes.findings(self, questionnaire)
        return contents
    }

    /// The contents with the answers told that should be times and are none.
    fileprivate func withUnreadableTimes(_ instruments: [String: Instrument]) -> BatchContents {
        guard let questionnaire = instruments[table.questionnaireID]?.questionnaire else { return self }
        var contents = self
        contents.findings += UnreadableTimes.findings(self, questionnaire)
        return contents
    }
}
