import Figures
import Responses
import Tables

/// What an archive holds, as the names of its files tell; what operating systems leave there is left out.
struct ArchiveListing {
    /// Forms in XML.
    private(set) var forms: [ZIPEntry] = []
    /// Tables of forms or of their repeats.
    private(set) var tables: [ZIPEntry] = []
    /// Workbooks.
    private(set) var workbooks: [ZIPEntry] = []
    /// Archives.
    private(set) var archives: [ZIPEntry] = []
    /// Pictures, sounds, and tables of what devices and servers did.
    private(set) var others: [ZIPEntry] = []
    /// Whether the archive is itself a workbook under another name.
    let isWorkbook: Bool

    /// Looks through an archive; each list is in the order of names.
    init(_ archive: ZIPArchive) {
        isWorkbook = archive.entry(named: "xl/workbook.xml") != nil
        let files = archive.entries.filter { !$0.isFolder && !$0.isHidden }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for entry in files {
            let name = entry.lastPart.lowercased()
            if name.hasSuffix(".xml") {
                forms.append(entry)
            } else if Self.isTable(name) {
                tables.append(entry)
            } else if [".xlsx", ".xls", ".xlsb", ".xlsm", ".ods"].contains(where: name.hasSuffix) {
                workbooks.append(entry)
            } else if [".zip", ".rar", ".7z", ".gz", ".tar"].contains(where: name.hasSuffix) {
                archives.append(entry)
            } else {
                others.append(entry)
            }
        }
    }

    /// Looks through the archive in a file.
    init(file: String) throws(TableError) { self.init(try ZIPArchive(file: file)) }

    /// How its forms are written; nil if no file in it can be read.
    var format: BatchSource.Format? {
        if isWorkbook { return nil }
        if !forms.isEmpty { return .xml }
        if !tables.isEmpty { return .csv }
        return workbooks.isEmpty ? nil : .xlsx
    }

    /// Whether a file's name is that of a table of forms or of repeats. Survey Solutions puts tables of what was done and said
    /// beside them, ODK a log of each interview.
    private static func isTable(_ name: String) -> Bool {
        guard !name.hasPrefix("interview__"), !name.hasPrefix("assignment__"), !name.hasPrefix("export__"),
            name != "audit.csv"
        else { return false }
        return BatchReader.format(of: name) == .csv
    }

    /// Why nothing in the archive can be read.
    func refusal(_ file: String) -> IntakeError {
        if isWorkbook { return .renamedWorkbook(file: file) }
        if !archives.isEmpty { return .archiveOfArchives(file: file, names: archives.map(\.name)) }
        return .archiveWithoutForms(file: file, names: others.map(\.name))
    }

    /// What is to be said of the files that are not read: of those that may hold forms by name, of others how many they are.
    ///
    /// - Parameter format: how the files are written that are read.
    func findings(besides format: BatchSource.Format) -> [Finding] {
        let unread = (format == .xml ? tables : []) + (format == .xlsx ? [] : workbooks) + archives
        var findings: [Finding] = []
        if !unread.isEmpty {
            let list = unread.prefix(5).map { PersonalLook.masked($0.name) }.joined(separator: ", ")
            let names = list + (unread.count > 5 ? "…" : "")
            findings.append(
                Finding(
                    .fileMemberNotRead, value: "\(unread.count)",
                    message: LocalizedText(
                        vi:
                            "Ngoài phiếu đã đọc, gói còn \(unread.count) bảng, sổ tính hoặc gói nén không đọc: \(names). Nếu đó cũng là "
                            + "phiếu, lấy ra và nhập riêng.",
                        en:
                            "Besides the forms that were read the archive holds \(unread.count) tables, workbooks or archives that were "
                            + "not: \(names). If those are forms as well, take them out and import them.")))
        }
        if !others.isEmpty {
            findings.append(
                Finding(
                    .fileOtherMembers, value: "\(others.count)",
                    message: LocalizedText(
                        vi: "Gói có \(others.count) tệp khác (ảnh, âm thanh, nhật ký…) không đọc.",
                        en:
                            "The archive holds \(others.count) other files (pictures, sound, logs…), which are not read."
                    )))
        }
        return findings
    }
}
