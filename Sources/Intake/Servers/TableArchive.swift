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

    /// Whether an archive holds tables, and no forms in XML.
    static func isOne(_ file: String) throws(TableError) -> Bool {
        let names = try ZIPArchive(file: file).entries.filter { !$0.isFolder && !$0.isHidden }.map(\.name)
        return names.contains(where: isTable) && !names.contains { $0.lowercased().hasSuffix(".xml") }
    }

    /// Whether a file's name is that of a table of forms or of repeats. Survey Solutions puts tables of what was done and said
    /// beside them.
    private static func isTable(_ name: String) -> Bool {
        let last = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
        guard !last.hasPrefix("interview__"), !last.hasPrefix("assignment__"), !last.hasPrefix("export__") else {
            return false
        }
        return BatchReader.format(of: last) == .csv
    }

    /// The contents of the table of the forms.
    func contents() throws(IntakeError) -> BatchContents {
        let entries: [ZIPEntry]
        let members: [Member]
        let digest: String
        do throws(TableError) {
            entries = try ZIPArchive(file: file).entries.filter {
                !$0.isFolder && !$0.isHidden && Self.isTable($0.name)
            }
            .sorted { $0.name < $1.name }
            digest = try CSVInput(file: file).digest()
            members = entries.count <= Self.mostTables ? try tables(entries) : []
        } catch {
            throw .unreadable(error)
        }
        guard entries.count <= Self.mostTables else {
            throw .archiveTables(file: name, tables: entries.prefix(5).map(\.name) + ["…"])
        }
        let forms = try formsTable(of: members)
        var contents = try CSVBatchReader(
            file: file, name: name, instrument: instrument, settings: settings, member: forms.name
        ).contents()
        do throws(TableError) {
            guard try CSVInput(file: file).digest() == digest else { throw .changedWhileRead(file: file) }
        } catch {
            throw .unreadable(error)
        }
        contents.source.sha256 = digest
        contents.notes.members = [SourceNotes.Member(name: forms.name, firstRecord: 1)]
        contents.findings += members.filter { $0.name != forms.name }.map { notRead($0, forms: contents.recordCount) }
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
        // In Survey Solutions only the table of the forms says how far an interview has come.
        let isForms = { (member: Member) in member.headings.contains { FoldedText($0).text == "interview__status" } }
        if members.contains(where: isForms) {
            for place in members.indices where !isForms(members[place]) { members[place].isRepeat = true }
        }
        return members
    }

    /// The one table that may be that of the forms.
    private func formsTable(of members: [Member]) throws(IntakeError) -> Member {
        let found = members.filter { !$0.isRepeat && !$0.headings.isEmpty }
        let usable =
            found.count < 2
            ? found
            : found.filter { member in
                (try? HeadingPlan(
                    headings: member.headings, questionnaire: instrument.questionnaire, settings: settings,
                    source: member.recognition, file: name, line: 1)) != nil
            }
        guard usable.count == 1 else {
            throw .archiveTables(file: name, tables: (usable.isEmpty ? members : usable).map(\.name))
        }
        return usable[0]
    }

    private func notRead(_ member: Member, forms: Int) -> Finding {
        Finding(
            .fileRepeatNotRead, field: member.name, value: "\(member.records)",
            message: LocalizedText(
                vi:
                    "Bảng \(member.name) trong tệp nén có \(member.records) dòng của nhóm lặp (cho \(forms) phiếu) nên không đọc.",
                en:
                    "Table \(member.name) of the archive has \(member.records) rows of a repeat (for \(forms) forms) and is not read."
            ))
    }
}
