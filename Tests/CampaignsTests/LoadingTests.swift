import Figures
import Intake
import Questionnaires
import Tables
import Testing
import Units
import Validation

@testable import Campaigns

#if canImport(Glibc)
import Glibc
#endif

/// Paths, workspaces, the campaign's documents, decisions and journal.
@Suite struct LoadingTests {
    // MARK: Paths and workspaces

    @Test func paths() {
        #expect(Paths.parts("a//b/./c/") == ["a", "b", "c"])
        #expect(Paths.absolute("/a/./b/../c/") == "/a/c")
        #expect(Paths.absolute("/../..") == "/")
        #expect(Paths.absolute("a/b") == Paths.currentFolder() + "/a/b")
        #expect(Paths.name("/a/b/") == "b" && Paths.name("/") == "")
        #expect(!Paths.exists("/no/such/file") && !Paths.isFolder(#filePath) && Paths.isFolder("/"))
    }

    @Test("files below a folder come in the order of their bytes, without hidden files and Excel's locks")
    func files() throws {
        let folder = try TestFolder()
        for name in ["b.csv", "a/z.csv", "Z.csv", ".hidden", "~$b.xlsx", ".git/x", "đ.csv"] {
            try folder.write("x", to: name)
        }
        #expect(try Paths.files(below: folder.path) == ["Z.csv", "a/z.csv", "b.csv", "đ.csv"])
        #expect(try Paths.files(below: folder.path + "/none") == [])
    }

    @Test(
        "a link, a pipe, or a name that is not UTF-8 is told, never passed over", arguments: ["link", "pipe", "name"])
    func unusualFiles(kind: String) throws {
        let folder = try TestFolder()
        try folder.write("x", to: "a.csv")
        switch kind {
        case "link": #expect(symlink("/etc/passwd", folder.path + "/b.csv") == 0)
        case "pipe": #expect(mkfifo(folder.path + "/b.csv", 0o600) == 0)
        default:
            let name = folder.path.utf8CString.dropLast() + [0x2F, CChar(bitPattern: 0xE3), 0x2E, 0x63, 0]
            let descriptor = unsafe name.withUnsafeBufferPointer { buffer in
                unsafe buffer.baseAddress.map { unsafe creat($0, 0o600) } ?? -1
            }
            #expect(descriptor >= 0)
            close(descriptor)
        }
        let error = #expect(throws: CampaignError.self) { try Paths.files(below: folder.path) }
        #expect(error?.kind == .unusableInput && error?.problems.first?.en.contains(folder.path) == true)
        #expect(Paths.isLink(folder.path + "/b.csv") == (kind == "link"))
    }

    @Test("a workspace is the folder above responses/")
    func workspaces() throws {
        #expect(try Workspace(ofCampaign: "/srv/ks/responses/x").path == "/srv/ks")
        #expect(try Workspace(ofCampaign: "/responses/x/").path == "/")
        let workspace = Workspace(path: "/srv/ks")
        #expect(workspace.questionnaire("p") == "/srv/ks/questionnaires/p.questionnaire.xml")
        #expect(workspace.scorecard("s") == "/srv/ks/questionnaires/s.scorecard.xml")
        #expect(workspace.reports("x") == "/srv/ks/reports/x")
        let error = #expect(throws: CampaignError.self) { try Workspace(ofCampaign: "/srv/ks/x") }
        #expect(error?.kind == .usage)
    }

    // MARK: Campaigns

    @Test func loads() throws {
        let folder = try TestFolder.workspace()
        let campaign = try Campaign(folder: folder.path + "/responses/nho")
        #expect(campaign.workspace.path == folder.path)
        #expect(campaign.questionnaires.map(\.id) == ["overall-satisfaction"])
        #expect(campaign.questionnaire("overall-satisfaction") != nil && campaign.questionnaire("x") == nil)
        #expect(campaign.units.count == 1 && campaign.scorecards.isEmpty)
    }

    @Test("a campaign that is not there is a missing file")
    func missing() {
        let error = #expect(throws: CampaignError.self) { try Campaign(folder: "/no/responses/x") }
        #expect(error?.kind == .missingFile && error?.problems.first?.en.contains("/no/responses/x") == true)
    }

    @Test("all documents that cannot be used are told at once")
    func severalProblems() throws {
        let folder = try TestFolder.workspace()
        try folder.write(
            Sample.definition.replacing("<units ", with: "<questionnaire id=\"khong-co\"/><units ").replacing(
                "file=\"units.csv\"/>", with: "file=\"khac.csv\"/><scorecard id=\"khong-co\" scores=\"s.csv\"/>"),
            to: "responses/nho/campaign.xml")
        let error = #expect(throws: CampaignError.self) { try Campaign(folder: folder.path + "/responses/nho") }
        #expect(error?.kind == .unusableInput)
        #expect(error?.problems.count == 3)
        for part in ["khong-co.questionnaire.xml", "khong-co.scorecard.xml", "khac.csv"] {
            #expect(error?.problems.contains { $0.en.contains(part) } == true, "\(part)")
        }
    }

    @Test(
        "a mapping, a constant or a margin of a question that is not there is told",
        arguments: [
            (
                "<questionnaire id=\"overall-satisfaction\"/>",
                "<questionnaire id=\"overall-satisfaction\"><map column=\"A\" question=\"q9\"/></questionnaire>"
            ),
            (
                "<units file=\"units.csv\"/>",
                "<units file=\"units.csv\"/><batch file=\"batches/mot.csv\"><constant question=\"q9\" value=\"1\"/></batch>"
            ),
            (
                "<units file=\"units.csv\"/>",
                "<units file=\"units.csv\"/><weighting><postStratify question=\"q9\" margins=\"m.csv\"/></weighting>"
            ),
        ])
    func unknownQuestions(old: String, new: String) throws {
        let folder = try TestFolder.workspace()
        try folder.write(Sample.definition.replacing(old, with: new), to: "responses/nho/campaign.xml")
        let error = #expect(throws: CampaignError.self) { try Campaign(folder: folder.path + "/responses/nho") }
        #expect(error?.kind == .unusableInput && error?.problems.first?.en.contains("q9") == true)
    }

    @Test("the gravest of several failures decides the exit status")
    func combined() {
        func error(_ kind: CampaignError.Kind) -> CampaignError { CampaignError(kind, vi: "a", en: "b") }
        #expect(CampaignError.combined([error(.missingFile), error(.unusableInput)]).kind == .unusableInput)
        #expect(CampaignError.combined([error(.inputOutput), error(.unusableInput)]).kind == .inputOutput)
        #expect(CampaignError.combined([error(.usage), error(.missingFile)]).kind == .missingFile)
        #expect(CampaignError.combined([error(.usage), error(.usage)]).problems.count == 2)
        #expect(CampaignError.Kind.allCases.map(\.rawValue) == [64, 65, 66, 70, 74])
    }

    // MARK: Decisions

    @Test func decisions() throws {
        let folder = try TestFolder()
        #expect(try DecisionsFile.read(folder: folder.path, batches: []).decisions.isEmpty)
        try folder.write(
            """
            batch,record,action,author,reason
            batches/a.csv,3,keep,Lan,"Đúng, theo phiếu giấy"
            batches/a.csv,4,exclude,Lan,Không thuộc đối tượng
            batches/b.csv,,withdraw,Minh,Nhập nhầm

            """, to: "decisions.csv")
        let contents = try DecisionsFile.read(folder: folder.path, batches: ["batches/a.csv", "batches/b.csv"])
        #expect(
            contents.decisions == [
                Decision(
                    batch: "batches/a.csv", record: 3, action: .keep, author: "Lan", reason: "Đúng, theo phiếu giấy"),
                Decision(
                    batch: "batches/a.csv", record: 4, action: .exclude, author: "Lan", reason: "Không thuộc đối tượng"),
                Decision(batch: "batches/b.csv", record: nil, action: .withdraw, author: "Minh", reason: "Nhập nhầm"),
            ])
    }

    @Test(
        "a decision that cannot be carried out is told with its line",
        arguments: [
            "a.csv,1,remove,Lan,Sai", "a.csv,1,,Lan,Sai", ",1,keep,Lan,Sai", "a.csv,1,keep,,Sai", "a.csv,1,keep,Lan,",
            "a.csv,,exclude,Lan,Sai", "a.csv,0,exclude,Lan,Sai", "a.csv,x,exclude,Lan,Sai", "a.csv,1,withdraw,Lan,Sai",
        ])
    func badDecision(row: String) throws {
        let folder = try TestFolder()
        try folder.write("batch,record,action,author,reason\na.csv,1,keep,Lan,Đúng\n\(row)\n", to: "decisions.csv")
        let error = #expect(throws: CampaignError.self) {
            try DecisionsFile.read(folder: folder.path, batches: ["a.csv"])
        }
        #expect(error?.kind == .unusableInput && error?.problems.count == 1)
        #expect(error?.problems.first?.en.contains("line 3") == true)
        #expect(error?.problems.first?.vi.contains("dòng 3") == true)
    }

    @Test("a decision about a batch that is not there would do nothing, and is told with its line")
    func decisionWithoutBatch() throws {
        let folder = try TestFolder()
        try folder.write("batch,record,action,author,reason\na.csv,1,keep,Lan,Đúng\n", to: "decisions.csv")
        let other = try DecisionsFile.read(folder: folder.path, batches: ["batches/a.csv"])
        #expect(other.decisions.isEmpty && other.unknown.first?.en.contains("line 2") == true)
        let own = try DecisionsFile.read(folder: folder.path, batches: ["a.csv"])
        #expect(own.decisions.count == 1 && own.unknown.isEmpty)
    }

    @Test func decisionsWithoutAColumn() throws {
        let folder = try TestFolder()
        try folder.write("batch,record,action,author\na.csv,1,keep,Lan\n", to: "decisions.csv")
        let error = #expect(throws: CampaignError.self) {
            try DecisionsFile.read(folder: folder.path, batches: ["a.csv"])
        }
        #expect(error?.kind == .unusableInput && error?.problems.first?.en.contains("reason") == true)
    }

    @Test("tables of the design and of last year may be headed in Vietnamese; other columns stay as they are")
    func vietnameseHeadings() throws {
        let folder = try TestFolder()
        try folder.write(
            "Mã đơn vị;Tầng;Tổng thể;Số cụm;Ghi chú\nA;t1;100;3;x\n", to: "tang.csv")
        let strata = try DesignHeadings.table(folder.path + "/tang.csv")
        #expect(strata.columns == ["unit", "stratum", "population", "psus", "Ghi chú"])
        #expect(strata.rows[0]["population"] == "100" && strata.rows[0]["Ghi chú"] == "x" && strata.rows[0].line == 2)
        try folder.write("mã;Tỷ lệ hài lòng;Cỡ mẫu;Sai số chuẩn\nA;90,5;100;1,2\n", to: "truoc.csv")
        #expect(
            try DesignHeadings.table(folder.path + "/truoc.csv").columns == [
                "unit", "percent", "respondents", "standard_error",
            ])
        try folder.write("level,population,mức\n1,5,x\n", to: "hai.csv")
        #expect(throws: CampaignError.self) { try DesignHeadings.table(folder.path + "/hai.csv") }
    }

    // MARK: Severities

    @Test(
        "a severity of no check, or one that would count what cannot be counted, is refused",
        arguments: [
            ("cell.noSuchRule", "note", false), ("unit.unknown", "warning", false), ("record.conflict", "note", false),
            ("unit.unknown", "error", true), ("record.tooManyBlanks", "warning", true),
            ("date.outsidePeriod", "error", true),
        ])
    func severities(rule: String, severity: String, isGood: Bool) throws {
        let folder = try TestFolder.workspace()
        try folder.write(
            Sample.definition.replacing(
                "<units file=\"units.csv\"/>",
                with:
                    "<units file=\"units.csv\"/><validation><severity rule=\"\(rule)\" is=\"\(severity)\"/></validation>"
            ),
            to: "responses/nho/campaign.xml")
        if isGood {
            let campaign = try Campaign(folder: folder.path + "/responses/nho")
            #expect(campaign.definition.validation.severities[rule]?.rawValue == severity)
        } else {
            let error = #expect(throws: CampaignError.self) { try Campaign(folder: folder.path + "/responses/nho") }
            #expect(error?.kind == .unusableInput && error?.problems.first?.en.contains(rule) == true)
        }
    }

    // MARK: Journal

    @Test("a salvage is written down once, by the file's digest, and found again")
    func journal() throws {
        let folder = try TestFolder()
        let digest = String(repeating: "a", count: 64)
        #expect(try !Journal(folder: folder.path).isSalvaged(digest))
        try Journal(folder: folder.path).addSalvage(file: "batches/a.xml", sha256: digest, forms: 500)
        let journal = try Journal(folder: folder.path)
        #expect(journal.isSalvaged(digest) && !journal.isSalvaged("b"))
        try journal.addSalvage(file: "batches/a.xml", sha256: digest, forms: 500)
        try journal.addSalvage(file: "batches/b.xml", sha256: "b", forms: 1)
        #expect(try Journal(folder: folder.path).isSalvaged("b"))
        #expect(try Paths.files(below: folder.path) == ["journal.csv"])
    }
}
