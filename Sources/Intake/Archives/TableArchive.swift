import Figures
import Questionnaires
import Responses
import Tables

/// An archive of tables as form servers export it: one table with the forms, others with the rows of their repeats.
///
/// The table of the forms is read as a batch of its own. Rows of repeats are counted and told: what several rows say of one
/// form is no answer to any of its questions.
struct TableArchive {
    let file: String
    let name: String
    let instrument: Instrument
    let settings: BatchSettings

    /// The most tables that are looked through for that of the forms; no form server exports so many.
    private static let mostTables = 64

    /// A table in the archive.
    private struct Member {
        var name: String
        var headings: [String]
        var records: Int
        var recognition: ServerRecognition
        /// Whether its rows belong to rows of another table.
        var isRepeat: Bool
    }

    /// The contents of the table of the forms, or of the repeat whose rows the campaign takes for records.
    func contents() throws(IntakeError) -> BatchContents {
        let listing: ArchiveListing
        let members: [Member]
        let digest: String
        do throws(TableError) {
            listing = try ArchiveListing(file: file)
            digest = try CSVInput(file: file).digest()
            members = listing.tables.count <= Self.mostTables ? try tables(listing.tables) : []
        } catch {
            throw .unreadable(error)
        }
        guard listing.tables.count <= Self.mostTables else {
            throw .archiveTables(file: name, tables: listing.tables.prefix(5).map(\.name) + ["…"])
        }
        let forms = try formsTable(of: members)
        var contents: BatchContents
        if let title = settings.repeated {
            contents = try joined(title, forms, members)
        } else {
            contents = try CSVBatchReader(
                file: file, name: name, instrument: instrument, settings: settings, member: forms.name
            ).contents()
            contents.notes.members = [SourceNotes.Member(name: forms.name, firstRecord: 1)]
        }
        let read = contents.notes.members.map(\.name) + [forms.name]
        do throws(TableError) {
            for member in members where !read.contains(member.name) {
                contents.findings += try notRead(member, forms, contents)
            }
            guard try CSVInput(file: file).digest() == digest else { throw .changedWhileRead(file: file) }
        } catch {
            throw .unreadable(error)
        }
        contents.source.sha256 = digest
        contents.findings += listing.findings(besides: .csv)
        return contents
    }

    /// The tables of the archive by name, each passed over once.
    private func tables(_ entries: [ZIPEntry]) throws(TableError) -> [Member] {
        var members: [Member] = []
        for entry in entries {
            var headings: [String] = []
            var records = 0
            do throws(TableError) {
                var reader = try CSVInput(file: file, member: entry.name).reader(dialect: nil)
                headings = reader.header
                var block = CSVBlock()
                while try reader.next(into: &block) {}
                records = reader.recordCount
            } catch {
                // A table without any bytes is that of a repeat which nobody answered.
                guard case .noHeader = error else { throw error }
            }
            let recognition = ServerRecognition(headings: headings, given: settings.source)
            members.append(
                Member(
                    name: entry.name, headings: headings, records: records, recognition: recognition,
                    isRepeat: recognition.isRepeat))
        }
        // In Survey Solutions only the table of the forms says how far an interview has come; those of its rosters name the
        // interview as well.
        let isForms = { (member: Member) in member.headings.contains { FoldedText($0).text == "interview__status" } }
        guard let forms = members.first(where: isForms) else { return members }
        for place in members.indices where !isForms(members[place]) {
            members[place].isRepeat =
                members[place].isRepeat || RepeatLink(repeat: members[place].headings, forms: forms.headings) != nil
        }
        return members
    }

    /// The one table that may be that of the forms.
    private func formsTable(of members: [Member]) throws(IntakeError) -> Member {
        let found = members.filter { !$0.isRepeat && !$0.headings.isEmpty }
        var usable = found.count < 2 ? found : found.filter(isUsable)
        if usable.isEmpty, settings.repeated != nil {
            // Of what is asked, the forms may hold nothing but who answers.
            usable = found.filter { forms in members.contains { $0.isRepeat && isLinked($0, forms) } }
        }
        guard usable.count == 1 else {
            throw .archiveTables(file: name, tables: (usable.isEmpty ? members : usable).map(\.name))
        }
        return usable[0]
    }

    private func isUsable(_ member: Member) -> Bool {
        (try? HeadingPlan(
            headings: member.headings, questionnaire: instrument.questionnaire, settings: settings,
            source: member.recognition, file: name, line: 1)) != nil
    }

    private func isLinked(_ member: Member, _ forms: Member) -> Bool {
        RepeatLink(repeat: member.headings, forms: forms.headings) != nil
    }

    // MARK: Other tables

    /// What is to be said of a table that is not read.
    private func notRead(
        _ member: Member, _ forms: Member, _ contents: BatchContents
    ) throws(TableError) -> [Finding] {
        // A table without headings is that of a repeat which nobody answered.
        guard member.isRepeat || member.headings.isEmpty else { return [other(member)] }
        guard settings.repeated == nil, let link = RepeatLink(repeat: member.headings, forms: forms.headings) else {
            return [UnreadRepeat.finding(member.name, rows: member.records, forms: contents.recordCount, orphans: 0)]
        }
        let unread = UnreadRepeat(
            title: member.name, headings: member.headings, forms: forms.headings, instrument, settings)
        var rows = try CSVInput(file: file, member: member.name).reader(dialect: nil)
        let counts = try RepeatCounts(&rows, key: link.child)
        var again = try CSVInput(file: file, member: forms.name).reader(dialect: nil, encoding: settings.encoding)
        return try unread.findings(counts, forms: &again, key: link.parent, contents)
    }

    private func other(_ member: Member) -> Finding {
        Finding(
            .fileMemberNotRead, field: member.name, value: "\(member.records)",
            message: LocalizedText(
                vi:
                    "Bảng \(member.name) trong gói có \(member.records) dòng, không có các cột của mẫu phiếu \(instrument.questionnaire.id), cũng không "
                    + "phải nhóm lặp, nên không đọc.",
                en:
                    "Table \(member.name) of the archive has \(member.records) rows, neither the columns of questionnaire "
                    + "\(instrument.questionnaire.id) nor those of a repeat, and is not read."))
    }

    // MARK: Rows of a repeat as records

    /// The rows of a repeat, each joined to its form.
    private func joined(
        _ title: String, _ forms: Member, _ members: [Member]
    ) throws(IntakeError) -> BatchContents {
        let found = members.filter { $0.name != forms.name && isNamed($0.name, title) && isLinked($0, forms) }
        guard found.count == 1, let link = RepeatLink(repeat: found[0].headings, forms: forms.headings) else {
            throw .unknownRepeat(file: name, name: title, tables: members.map(\.name))
        }
        let result: Result<BatchContents, IntakeError>
        do throws(TableError) {
            var parents = try CSVInput(file: file, member: forms.name).reader(dialect: nil, encoding: settings.encoding)
            let reading = RepeatReading(
                file: name, title: title, instrument: instrument, settings: settings,
                parents: try ParentRows(&parents, key: link.parent, file: file, table: forms.name), link: link)
            var rows = try CSVInput(file: file, member: found[0].name).reader(dialect: nil, encoding: settings.encoding)
            let source = BatchSource(
                file: name, sha256: "", size: try CSVInput(file: file).size(), format: .csv,
                encoding: rows.encoding.name,
                dialect: nil, collection: settings.collection, period: settings.period)
            result = try reading.outcome(&rows).flatMap { outcome in
                var source = source
                source.dialect = outcome.shape.dialect(title)
                // Forms of which none has a row are read, and have no record.
                return outcome.records > 0 || reading.parents.count > 0
                    ? outcome.builder.result(source) : .failure(.noRecords(file: name))
            }
        } catch {
            throw .unreadable(error)
        }
        var contents = try result.get()
        contents.notes.members = [SourceNotes.Member(name: found[0].name, firstRecord: 1)]
        return contents
    }

    /// Whether a table is called like a repeat: `visits.csv`, or `form-visits.csv`.
    private func isNamed(_ table: String, _ title: String) -> Bool {
        let last = table.split(separator: "/").last.map(String.init) ?? table
        let stem = FoldedText(String(last[..<(last.lastIndex(of: ".") ?? last.endIndex)])).text
        let wanted = FoldedText(title).text
        return stem == wanted || ["-", "_", ".", " "].contains { stem.hasSuffix($0 + wanted) }
    }
}
