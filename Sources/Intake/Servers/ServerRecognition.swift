import Figures
import Responses

/// What wrote a table, as its headings show or the campaign says.
struct ServerRecognition: Sendable {
    /// How the table is to be read.
    var shape: ServerShape
    /// The headings of the server's own that were found.
    var evidence: [String] = []
    /// Servers whose headings stand there as well.
    var rivals: [FormServer] = []
    /// Whether the campaign names the server.
    var isGiven = false
    /// Whether the table is that of a repeat, whose rows belong to rows of another table.
    var isRepeat = false

    /// A table of no form server.
    static let plain = ServerRecognition(shape: .plain)

    /// Recognises a table.
    ///
    /// A server is recognised where headings stand together that no other table has. Where two servers are, the one with
    /// more headings of its own is taken; where these are as many, none, and that is said.
    ///
    /// - Parameter given: what the campaign says, if it does.
    init(headings: [String], given: FormServer?) {
        let names = headings.map { FoldedText($0).text }
        let present = Set(names)
        isRepeat = present.contains("parent_key") || present.contains("_parent_index")
        if let given {
            shape = .of(given)
            isGiven = true
            evidence = Self.evidence(shape, headings)
            return
        }
        let found = FormServer.allCases.map(ServerShape.of).filter { shape in
            shape.marks.contains { $0.allSatisfy(present.contains) }
        }
        .map { (shape: $0, evidence: Self.evidence($0, headings)) }
        .sorted { $0.evidence.count > $1.evidence.count }
        shape = .plain
        guard let best = found.first else { return }
        rivals = found.dropFirst().map(\.shape.server)
        if found.count > 1, found[1].evidence.count == best.evidence.count {
            rivals.insert(best.shape.server, at: 0)
            return
        }
        shape = best.shape
        evidence = best.evidence
    }

    private init(shape: ServerShape) { self.shape = shape }

    private static func evidence(_ shape: ServerShape, _ headings: [String]) -> [String] {
        headings.filter { shape.column($0) != nil }
    }

    /// What is to be said of it; nil for a plain table that looks like none.
    func finding(line: Int) -> Finding? {
        let title = shape.server.title
        if isGiven {
            guard shape.server != .plain, evidence.isEmpty else {
                return shape.server == .plain ? nil : recognised(title, line)
            }
            return Finding(
                .fileFormServerUncertain, line: line, value: shape.server.rawValue,
                message: LocalizedText(
                    vi:
                        "campaign.xml nói tệp này do \(title.vi) xuất ra, nhưng không có cột nào của máy chủ đó; đã đọc theo campaign.xml.",
                    en:
                        "campaign.xml says that \(title.en) wrote this file, but no column of that server is there; it was read as "
                        + "campaign.xml says."))
        }
        if shape.server == .plain {
            guard !rivals.isEmpty else { return nil }
            let list = rivals.map(\.title.en).joined(separator: ", ")
            return Finding(
                .fileFormServerUncertain, line: line, value: rivals.map(\.rawValue).joined(separator: " "),
                message: LocalizedText(
                    vi:
                        "Tệp có cột của nhiều máy chủ phiếu (\(list)) nên đã đọc như bảng thường; ghi source=… cho lô này trong "
                        + "campaign.xml.",
                    en:
                        "The file has columns of several form servers (\(list)), so it was read as a plain table; give the batch a "
                        + "source=… in campaign.xml."))
        }
        return recognised(title, line)
    }

    private func recognised(_ title: LocalizedText, _ line: Int) -> Finding {
        let list = evidence.prefix(8).joined(separator: ", ")
        return Finding(
            .fileFormServer, line: line, value: shape.server.rawValue,
            message: LocalizedText(
                vi: "Tệp do \(title.vi) xuất ra (cột \(list))"
                    + (isRepeat ? "; đây là bảng của nhóm lặp, mỗi dòng thuộc một phiếu ở bảng khác." : "."),
                en: "The file is an export of \(title.en) (columns \(list))"
                    + (isRepeat ? "; it is the table of a repeat, each row belongs to a form of another table." : ".")))
    }
}
