import Figures
import Questionnaires
import Responses

/// Which rows of the combined table are the same submission of a form server, in the same or another state.
///
/// A submission is known by its identifier, which every export keeps (see `SubmissionColumn`); where none stands beside the answers, by
/// the answer to the question of role `instanceID`. An edit names what it replaces, so that the two are one submission.
struct SubmissionVersions {
    /// A state of a submission.
    private struct Version: Hashable {
        var id: SubmissionID
        var revision: UInt32?
    }

    /// What is known of one state: its rows, or an edit that left none.
    private struct State {
        var version: Version
        var rows: [Int] = []
        var replaced = Set<SubmissionID>()
        /// The batch of an edit without rows.
        var rowlessBatch: Int?
    }

    /// A row that another state of its submission replaced.
    struct Edit {
        var row: Int
        var finding: Finding
    }

    private let table: ResponseTable
    private let files: [String]
    private let column: TextColumn?
    private let field: String
    private let notes: [Int: SubmissionID]
    private let rowless: [(edit: SourceNotes.RowlessEdit, batch: Int)]
    /// Which of the identifiers of one submission stands for all of them, for the identifiers that are joined by edits.
    private var representatives: [SubmissionID: SubmissionID] = [:]
    /// The rows of each submission that has several, or that an edit without rows replaced.
    private(set) var groups: [[Int]] = []

    init(_ batches: [BatchContents], table: ResponseTable, questionnaire: Questionnaire) {
        self.table = table
        files = batches.map(\.source.file)
        var texts: TextColumn?
        let position = questionnaire.position(of: .instanceID)
        if let position, case .texts(let found) = table.columns[position] { texts = found }
        column = texts
        field = position.map { questionnaire.questions[$0].id } ?? "meta/instanceID"
        var notes: [Int: SubmissionID] = [:]
        var rowless: [(SourceNotes.RowlessEdit, Int)] = []
        var start = 0
        for (number, batch) in batches.enumerated() {
            for (row, identifier) in batch.notes.replaced { notes[start + row] = identifier }
            rowless += batch.notes.rowless.map { ($0, number) }
            start += batch.table.rowCount
        }
        self.notes = notes
        self.rowless = rowless
        guard !table.submissions.isEmpty || texts != nil else { return }
        join()
        groups = repeatedRows()
    }

    /// Which submission a row is; `none` where nothing says.
    func submission(_ row: Int) -> SubmissionRow {
        let own = table.submissions[row]
        guard own.id == .none, let column, column.missingReason(row) == nil else { return own }
        return SubmissionRow(identifier: column.texts.utf8(Int(column.codes[row])))
    }

    /// What stands for the submission of a row in all of its states; nil where nothing says.
    func key(_ row: Int) -> SubmissionID? {
        let id = submission(row).id
        return id == .none ? nil : representatives[id] ?? id
    }

    /// What people read of a row's submission.
    func text(_ row: Int) -> String {
        if let column, let text = column[row] { return text }
        let submission = submission(row)
        return submission.place == 0 ? submission.id.text : "\(submission.id.text)[\(submission.place)]"
    }

    // MARK: Groups

    /// Joins the identifiers that edits say to be of one submission.
    private mutating func join() {
        func root(_ id: SubmissionID) -> SubmissionID {
            var id = id
            while let next = representatives[id], next != id { id = next }
            return id
        }
        func join(_ one: SubmissionID, _ other: SubmissionID?) {
            guard let other, one != .none else { return }
            let (first, second) = (root(one), root(other))
            if first != second { representatives[first] = second }
        }
        for (row, replaced) in notes.sorted(by: { $0.key < $1.key }) { join(submission(row).id, replaced) }
        for (edit, _) in rowless { join(edit.submission.id, edit.replaced) }
        for id in Array(representatives.keys) { representatives[id] = root(id) }
    }

    private func repeatedRows() -> [[Int]] {
        // Most submissions come once: which do not is found by sorted sums, without a dictionary of all of them.
        var sums: [UInt64] = []
        sums.reserveCapacity(table.rowCount)
        for row in 0..<table.rowCount { sums.append(key(row).map(Self.sum) ?? 0) }
        var sorted = sums
        sorted.sort()
        var repeated = Set<UInt64>()
        for place in sorted.indices.dropFirst() where sorted[place] == sorted[place - 1] && sorted[place] != 0 {
            repeated.insert(sorted[place])
        }
        var wanted = Set<SubmissionID>()
        for (edit, _) in rowless {
            let id = representatives[edit.submission.id] ?? edit.submission.id
            wanted.insert(id)
            repeated.insert(Self.sum(id))
        }
        guard !repeated.isEmpty else { return [] }
        var places: [SubmissionID: Int] = [:]
        var groups: [[Int]] = []
        for (row, sum) in sums.enumerated() where sum != 0 && repeated.contains(sum) {
            guard let key = key(row) else { continue }
            if let place = places[key] {
                groups[place].append(row)
            } else {
                places[key] = groups.count
                groups.append([row])
            }
        }
        return groups.filter { $0.count > 1 || key($0[0]).map(wanted.contains) == true }
    }

    private static func sum(_ id: SubmissionID) -> UInt64 {
        let sum = id.high ^ (id.low << 31 | id.low >> 33)
        return sum == 0 ? 1 : sum
    }

    // MARK: Edits

    /// The rows that a later state of their submission replaces, in their order in the table.
    ///
    /// The whole form is replaced: a row of a repeat that the edit has no longer is replaced as well. Of two states the later one is that
    /// which names the other as what it replaced, or that which the server counts higher.
    ///
    /// - Parameter counts: whether a row may replace anything: one that is left out itself does not.
    func edits(where counts: (Int) -> Bool) -> [Edit] {
        guard !groups.isEmpty else { return [] }
        var rowlessOf: [SubmissionID: [Int]] = [:]
        for (place, entry) in rowless.enumerated() {
            let id = entry.edit.submission.id
            rowlessOf[representatives[id] ?? id, default: []].append(place)
        }
        var edits: [Edit] = []
        for rows in groups {
            let without = key(rows[0]).flatMap { rowlessOf[$0] } ?? []
            let states = states(rows, without)
            guard states.count > 1 else { continue }
            var next: [Int: Int] = [:]
            for (place, state) in states.enumerated() {
                next[place] = later(than: state, among: states, counts)
            }
            // Edits that replace each other in a circle replace nothing: which is the last nobody knows, so their contents decide.
            for place in Circles.all(of: next).flatMap(\.self) { next[place] = nil }
            for (place, state) in states.enumerated() {
                guard let other = next[place] else { continue }
                for row in state.rows { edits.append(Edit(row: row, finding: finding(row, by: states[other], counts))) }
            }
        }
        return edits.sorted { $0.row < $1.row }
    }

    private func states(_ rows: [Int], _ without: [Int]) -> [State] {
        var places: [Version: Int] = [:]
        var states: [State] = []
        func place(_ version: Version) -> Int {
            if let place = places[version] { return place }
            places[version] = states.count
            states.append(State(version: version))
            return states.count - 1
        }
        for row in rows {
            let submission = submission(row)
            let place = place(Version(id: submission.id, revision: submission.revision))
            states[place].rows.append(row)
            if let replaced = notes[row] { states[place].replaced.insert(replaced) }
        }
        for entry in without {
            let (edit, batch) = rowless[entry]
            let place = place(Version(id: edit.submission.id, revision: edit.submission.revision))
            states[place].rowlessBatch = batch
            if let replaced = edit.replaced { states[place].replaced.insert(replaced) }
        }
        return states
    }

    /// The state that takes the place of another: of several the one that the server counts highest, else the last one.
    private func later(than state: State, among states: [State], _ counts: (Int) -> Bool) -> Int? {
        states.indices.filter { place in
            let other = states[place]
            guard other.version != state.version, other.rowlessBatch != nil || other.rows.contains(where: counts) else {
                return false
            }
            if let own = state.version.revision, let revision = other.version.revision, own != revision {
                return revision > own
            }
            return other.version.id != state.version.id && other.replaced.contains(state.version.id)
        }.max { (states[$0].version.revision ?? 0, $0) < (states[$1].version.revision ?? 0, $1) }
    }

    private func finding(_ row: Int, by state: State, _ counts: (Int) -> Bool) -> Finding {
        let place = submission(row).place
        let same = state.rows.first { counts($0) && submission($0).place == place }
        let message: LocalizedText
        if let same {
            let origin = table.origins[same]
            let file = files[Int(origin.batch)]
            message = LocalizedText(
                vi: "Phiếu này đã được sửa trên máy chủ; bản ghi \(origin.record) của \(file) thay cho nó.",
                en: "This form was edited on its server; record \(origin.record) of \(file) replaces it.")
        } else {
            let batch = state.rows.first.map { Int(table.origins[$0].batch) } ?? state.rowlessBatch ?? 0
            message = LocalizedText(
                vi: "Phiếu đã được sửa trên máy chủ; bản mới (\(files[batch])) không còn dòng này của nhóm lặp.",
                en:
                    "The form was edited on its server; the new version (\(files[batch])) has this row of the repeat no longer."
            )
        }
        return Finding(.recordSuperseded, origin: table.origins[row], field: field, value: text(row), message: message)
    }

    // MARK: What is repeated

    /// The rows of one submission, and of one place in its repeat, that are not told apart by their form numbers: those of one number are
    /// compared as such.
    ///
    /// - Parameters:
    ///   - isCandidate: whether a row is looked at.
    ///   - number: which form number a row has.
    func repeated(_ isCandidate: (Int) -> Bool, number: (Int) -> UInt32?) -> [[Int]] {
        groups.flatMap { rows -> [[Int]] in
            let candidates = rows.filter(isCandidate)
            guard candidates.count > 1 else { return [] }
            let byPlace = Dictionary(grouping: candidates) { submission($0).place }
            return byPlace.sorted { $0.key < $1.key }.map(\.value).filter { rows in
                guard rows.count > 1 else { return false }
                guard let first = number(rows[0]) else { return true }
                return !rows.allSatisfy { number($0) == first }
            }
        }
    }

    /// The identifier's name in findings.
    var fieldName: String { field }
}
