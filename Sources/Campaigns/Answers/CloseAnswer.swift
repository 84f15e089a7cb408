internal import Figures

/// What `close` says: the version, who signed, what was still open, and earlier versions that were altered.
struct CloseAnswer {
    let version: ClosedVersion
    let files: Int
    let frozen: CloseStage.Frozen
    let earlierFaults: [LocalizedText]
    let campaign: String

    var answer: Answer {
        Answer(
            json: [
                "campaign": .string(campaign), "version": .integer(version.number), "folder": .string(version.folder),
                "files": .integer(files), "signer": .string(version.signer), "note": .string(version.note),
                "manifestSha256": .string(version.manifest),
                "unrankable": .array(frozen.unrankable.map { .string($0) }),
                "quarantined": .integer(frozen.quarantined),
                "altered": .array(earlierFaults.map { .string($0.en) }),
            ],
            tables: [
                AnswerTable(
                    title: LocalizedText(vi: "Đã chốt số liệu", en: "Results closed"),
                    columns: [
                        AnswerColumn("version", vi: "Bản", en: "Version", isNumber: true),
                        AnswerColumn("signer", vi: "Người ký", en: "Signer"),
                        AnswerColumn("note", vi: "Ghi chú", en: "Note"),
                        AnswerColumn("files", vi: "Số tệp", en: "Files", isNumber: true),
                        AnswerColumn("folder", vi: "Thư mục", en: "Folder"),
                        AnswerColumn(
                            "manifest_sha256", vi: "SHA-256 của manifest.json", en: "SHA-256 of manifest.json"),
                    ],
                    rows: [
                        [
                            String(version.number), version.signer, version.note, String(files), version.folder,
                            version.manifest,
                        ]
                    ])
            ], notes: notes, needsAttention: !notes.isEmpty)
    }

    /// What a person should know who signs: the year is not whole, or an earlier version is not as it was signed.
    private var notes: [LocalizedText] {
        var notes: [LocalizedText] = []
        if !frozen.unrankable.isEmpty {
            let units = frozen.unrankable.joined(separator: ", ")
            notes.append(
                LocalizedText(
                    vi: "Số liệu chưa đủ: \(units) chưa xếp hạng được.",
                    en: "The year is not whole: \(units) cannot be ranked."))
        }
        if frozen.quarantined > 0 {
            notes.append(
                LocalizedText(
                    vi: "Còn \(frozen.quarantined) bản ghi chờ xử lý.",
                    en: "\(frozen.quarantined) records wait for a decision."))
        }
        return notes + earlierFaults
    }
}
