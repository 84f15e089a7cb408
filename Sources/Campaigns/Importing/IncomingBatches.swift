internal import Figures
internal import Tables

/// The folder batches/ of a campaign while files come into it: all files of an import at once, or none.
///
/// Files are first copied under hidden names that begin with `.incoming-`, which nobody reads. What is to become of them is
/// then written to `.incoming.csv` in one step: from that instant on the import has happened. Giving the copies their names and
/// writing the journal can be done again by whoever looks at the folder next, if the process was killed on the way.
struct IncomingBatches {
    private static let mark = ".incoming-"
    private static let intent = ".incoming.csv"
    private static let columns = ["staged", "action", "file", "sha256", "detail"]

    /// The campaign's folder.
    private let campaign: String
    /// Its folder batches/.
    let folder: String

    init(_ campaign: Campaign) {
        self.campaign = campaign.folder
        folder = campaign.folder + "/batches"
    }

    /// The batches by their paths below the campaign's folder, in the order of their bytes.
    ///
    /// Of an import that happens meanwhile all files are there, or none. One that was cut short after it had happened is brought to its
    /// end first.
    func files() throws(CampaignError) -> [String] {
        guard Paths.isFolder(folder) else { return [] }
        if let files = try listed() {
            clearAway()
            return files
        }
        let lock = try held()
        try finish()
        _ = consume lock
        return try listed() ?? []
    }

    /// The batches, unless an import was cut short.
    private func listed() throws(CampaignError) -> [String]? {
        let lock = try Self.locked(campaign, .shared)
        let files = Paths.exists(intentFile) ? nil : try Paths.files(below: folder).map { "batches/" + $0 }
        _ = consume lock
        return files
    }

    /// Waits for the folder, to import into it.
    func held() throws(CampaignError) -> FolderLock { try Self.locked(folder, .exclusive) }

    private static func locked(_ folder: String, _ kind: FolderLock.Kind) throws(CampaignError) -> FolderLock {
        do throws(TableError) {
            if let lock = try FolderLock.taken(folder, kind) { return lock }
        } catch {
            throw CampaignError(error)
        }
        throw CampaignError(
            .inputOutput,
            vi: "\(folder): một tiến trình khác đang nhập lô phiếu; hãy đợi tiến trình đó xong rồi chạy lại.",
            en: "\(folder): another process is importing batches; wait for it to finish, then run again.")
    }

    // MARK: While the folder is held

    /// A path for a copy that nobody reads yet; the ending stays, for it tells the kind of file.
    func stagingPath(_ number: Int, for name: String) -> String {
        let ending = name.split(separator: ".").count > 1 ? "." + (name.split(separator: ".").last ?? "") : ""
        return folder + "/" + Self.mark + "\(Paths.process())-\(number)" + ending
    }

    /// Removes what a killed import left behind, if there is anything and no import is going on; what cannot be removed stays, for it
    /// harms nothing.
    private func clearAway() {
        guard Paths.names(in: folder).contains(where: { $0.hasPrefix(Self.mark) }) else { return }
        do throws(TableError) {
            guard let lock = try FolderLock.takenAtOnce(folder, .exclusive) else { return }
            removeLeftOvers()
            _ = consume lock
        } catch {
            return
        }
    }

    /// Removes what imports that did not happen left behind; of one that has happened the copies are the batches.
    func removeLeftOvers() {
        guard !Paths.exists(intentFile) else { return }
        for name in Paths.names(in: folder) where name.hasPrefix(Self.mark) || name.hasPrefix("." + Self.intent) {
            FileCopy.remove(folder + "/" + name)
        }
    }

    /// One thing that an import does: an act for the journal, and the copy that gets its name with it.
    struct Step {
        /// The path of the copy; nil where the file lies in its place.
        var staged: String?
        /// The act.
        var act: Journal.Act
    }

    /// Lets an import happen.
    ///
    /// - Throws: where it did not happen, and nothing has changed; or where it did, and the next command has to end it.
    func commit(_ steps: [Step]) throws(CampaignError) {
        guard !steps.isEmpty else { return }
        var writer = CSVWriter()
        writer.write(texts: Self.columns)
        for step in steps {
            writer.write(texts: [
                step.staged.map(Paths.name) ?? "", step.act.action.rawValue, step.act.file, step.act.sha256,
                step.act.detail,
            ])
        }
        // While the batches are listed nothing happens to them, and the other way round.
        let lock = try Self.locked(campaign, .exclusive)
        do { try AtomicFile.write(writer.takeBytes(), to: intentFile) } catch { throw CampaignError(error) }
        try finish(undoing: true)
        _ = consume lock
    }

    /// Brings an import to its end that has happened; does nothing if there is none.
    func finish() throws(CampaignError) {
        let lock = try Self.locked(campaign, .exclusive)
        try finish(undoing: false)
        _ = consume lock
    }

    /// - Parameter undoing: whether the import may still be given up, if not even the journal takes it: no file has its name yet.
    private func finish(undoing: Bool) throws(CampaignError) {
        guard Paths.exists(intentFile) else { return }
        let moves = try moves()
        do throws(CampaignError) {
            try note(moves)
        } catch {
            if undoing { FileCopy.remove(intentFile) }
            throw error
        }
        try end(moves)
    }

    /// A copy, the name that it gets, and what the journal says of it.
    private struct Move {
        var staged: String?
        var act: Journal.Act
    }

    /// What there is to do, as it was written down. A name that somebody took meanwhile is given a number.
    ///
    /// - Throws: where the file does not say what an import would have written: nothing is moved on the word of a stranger.
    private func moves() throws(CampaignError) -> [Move] {
        guard let rows = try? Table.read(file: intentFile).rows else { throw strangeIntent() }
        var moves: [Move] = []
        for row in rows {
            guard let action = Journal.Action(rawValue: row["action"] ?? ""), let file = row["file"],
                Self.isBatchPath(file), let digest = row["sha256"]
            else { throw strangeIntent() }
            var act = Journal.Act(action: action, file: file, sha256: digest, detail: row["detail"] ?? "")
            guard let name = row["staged"], !name.isEmpty else {
                moves.append(Move(staged: nil, act: act))
                continue
            }
            guard name.hasPrefix(Self.mark), !name.contains("/") else { throw strangeIntent() }
            let staged = folder + "/" + name
            // Its copy has the name already, or is lost.
            guard Paths.exists(staged) || Paths.exists(path(act.file)) else { throw lostCopy(act.file) }
            if Paths.exists(staged), (try? SHA256.digest(ofFile: staged).hex) != digest { throw strangeIntent() }
            var number = 2
            while Paths.exists(staged), Paths.exists(path(act.file)), !FileCopy.isSame(staged, path(act.file)) {
                act.file = Self.numbered(file, number)
                number += 1
            }
            moves.append(Move(staged: staged, act: act))
        }
        return moves
    }

    /// Whether a path leads to a file below batches/ that a campaign would read.
    private static func isBatchPath(_ file: String) -> Bool {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count > 1 && parts[0] == "batches" && !file.contains("\0")
            && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    }

    private func lostCopy(_ file: String) -> CampaignError {
        CampaignError(
            .unusableInput,
            vi:
                "\(intentFile): việc nhập \(file) đã được ghi nhận nhưng bản sao của tệp không còn. Xoá \(intentFile) rồi nhập lại tệp gốc.",
            en:
                "\(intentFile): the import of \(file) was noted, but the copy of the file is gone. Delete \(intentFile) and import the "
                + "original file again.")
    }

    private func strangeIntent() -> CampaignError {
        CampaignError(
            .unusableInput,
            vi:
                "\(intentFile): không phải do lệnh import ghi, hoặc đã hỏng; không tệp nào được chuyển. Xoá tệp này, xem lại các tệp ẩn "
                + "\(Self.mark)… trong batches/, rồi nhập lại.",
            en:
                "\(intentFile): was not written by an import, or is damaged; no file was moved. Delete it, look at the hidden files "
                + "\(Self.mark)… in batches/, and import again.")
    }

    private func note(_ moves: [Move]) throws(CampaignError) {
        try Journal(folder: campaign).add(moves.map(\.act), again: false)
    }

    private func end(_ moves: [Move]) throws(CampaignError) {
        do {
            for move in moves {
                guard let staged = move.staged, Paths.exists(staged) else { continue }
                _ = try FileCopy.place(staged, as: path(move.act.file))
            }
        } catch {
            var error = CampaignError(error)
            error.problems.append(
                LocalizedText(
                    vi: "\(folder): việc nhập đã được ghi nhận và lệnh sau sẽ làm nốt.",
                    en: "\(folder): the import has been noted; the next command brings it to its end."))
            throw error
        }
        FileCopy.remove(intentFile)
    }

    private func path(_ file: String) -> String { campaign + "/" + file }

    /// A name with a number before its ending: `batches/xa-2.csv`.
    static func numbered(_ file: String, _ number: Int) -> String {
        guard let point = file.lastIndex(of: "."), file[point...].allSatisfy({ $0 != "/" }) else {
            return "\(file)-\(number)"
        }
        return "\(file[..<point])-\(number)\(file[point...])"
    }

    private var intentFile: String { folder + "/" + Self.intent }
}
