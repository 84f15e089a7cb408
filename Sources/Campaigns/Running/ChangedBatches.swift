internal import Figures
internal import Responses
internal import Validation

/// Batches whose bytes are not those that were imported: somebody opened a file in batches/ and saved it.
///
/// Nothing forbids that, and the figures are those of the files as they are. But decisions name records by their numbers, and in a
/// changed file a number may mean another person's form.
struct ChangedBatches {
    private let files: Set<String>

    init(_ batches: [BatchContents], journal: Journal) {
        files = Set(
            batches.map(\.source).filter { journal.isChanged($0.file, sha256: $0.sha256) }.map(\.file))
    }

    /// Notes it in the batches concerned.
    func report(in batches: inout [BatchContents]) {
        for index in batches.indices where files.contains(batches[index].source.file) {
            batches[index].findings.append(
                Finding(
                    .fileChangedSinceImport, value: batches[index].source.sha256,
                    message: LocalizedText(
                        vi:
                            "Tệp đã bị sửa sau khi nhập: nội dung không còn như journal.csv ghi. Số bản ghi có thể đã chỉ sang phiếu khác.",
                        en:
                            "The file was changed after its import: it is no longer what journal.csv noted. Its records' numbers may mean other forms now."
                    )))
        }
    }

    /// Why decisions about records of changed files cannot be applied, a problem a file.
    func problems(with decisions: [Decision]) -> [LocalizedText] {
        let named =
            decisions.filter { $0.record != nil }.map(\.batch)
            + decisions.compactMap { $0.replacement?.batch }
        return files.intersection(named).sorted().map { file in
            LocalizedText(
                vi:
                    "\(file) đã bị sửa sau khi nhập, mà decisions.csv có quyết định theo số bản ghi của tệp này. Trả lại tệp cũ; hoặc xem lại các quyết định ấy rồi chạy hailong import <đợt khảo sát> để xác nhận tệp mới.",
                en:
                    "\(file) was changed after its import, and decisions.csv decides on records of it by their numbers. Put the old file back; or look at those decisions, then run hailong import <campaign> to confirm the new file."
            )
        }
    }

    /// What to say of files that were imported and are gone, and not withdrawn; nil where there are none.
    static func missing(_ journal: Journal, present: Set<String>, decisions: [Decision]) -> LocalizedText? {
        let withdrawn = Set(decisions.filter { $0.action == .withdraw && $0.record == nil }.map(\.batch))
        let gone = journal.filesImported.filter { !present.contains($0) && !withdrawn.contains($0) }
        guard !gone.isEmpty else { return nil }
        let list = gone.prefix(10).joined(separator: ", ") + (gone.count > 10 ? " …" : "")
        return LocalizedText(
            vi: "\(gone.count) lô đã nhập nay không còn trong batches/: \(list). Phiếu của các lô ấy không được tính.",
            en: "\(gone.count) batches that were imported are no longer in batches/: \(list). Their forms do not count."
        )
    }
}
