import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units

@Suite("Exports of form servers")
struct FormServerTests {
    private let toy: Toy
    private let questionnaire: Questionnaire

    init() throws {
        toy = try Toy()
        questionnaire = try Toy.questionnaire.get()
    }

    private static let writers: [(FormServer, @Sendable ([Exports.Form]) -> String)] = [
        (.plain, { Exports.plain($0) }), (.odk, { Exports.odk($0) }), (.kobo, { Exports.kobo($0) }),
        (.limesurvey, { Exports.limesurvey($0) }), (.surveysolutions, { Exports.surveysolutions($0) }),
    ]

    /// Survey Solutions keeps no day of the interview in its main table; the fixture has a question for it.
    private func settings(_ server: FormServer) -> BatchSettings {
        server == .surveysolutions ? BatchSettings(columns: ["day": "date"]) : BatchSettings()
    }

    @Test("The same answers exported by each server give the same table", arguments: 1...8)
    func sameAnswers(seed: Int) throws {
        let forms = Exports.forms(40, seed: UInt64(seed))
        let expected = try toy.read(Exports.plain(forms))
        for (server, write) in Self.writers {
            let batch = try toy.read(write(forms), "\(server).csv", settings: settings(server))
            #expect(batch.source.server == (server == .plain ? nil : server.rawValue))
            #expect(batch.rows(questionnaire) == expected.rows(questionnaire), "\(server)")
            #expect(batch.table.units == expected.table.units)
            #expect(batch.notes.exclusions.isEmpty && batch.refused.isEmpty)
            #expect(!batch.findings.contains { $0.severity > .note }, "\(batch.findings)")
            let unknown = batch.findings.filter { $0.rule == "header.unknownColumn" }
            #expect(unknown.isEmpty, "\(unknown.compactMap(\.field))")
            let said = batch.findings.filter { $0.rule == "file.formServer" }
            #expect(said.map(\.value) == (server == .plain ? [] : [server.rawValue]))
        }
    }

    @Test("Records that the server rejects or that were not finished are left out with the reason")
    func exclusions() throws {
        var forms = Exports.forms(12, seed: 3)
        forms[2].fate = .rejected
        forms[5].fate = .unfinished
        forms[7].fate = .hasIssues
        let expected: [FormServer: [Int: ExclusionReason]] = [
            .odk: [2: .rejected, 5: .rejected], .kobo: [2: .rejected, 5: .rejected],
            .limesurvey: [2: .unfinished, 5: .unfinished], .surveysolutions: [2: .rejected, 5: .unfinished],
        ]
        for (server, write) in Self.writers where server != .plain {
            let batch = try toy.read(write(forms), "\(server).csv", settings: settings(server))
            #expect(batch.notes.exclusions == expected[server], "\(server)")
            let issues = batch.findings.filter { $0.rule == "record.serverIssues" }
            #expect(issues.map(\.record) == (server == .limesurvey ? [] : [8]), "\(server)")
            #expect(issues.allSatisfy { $0.severity == .warning })
        }
    }

    @Test("ODK says how many records were edited on the server")
    func edits() throws {
        let batch = try toy.read(Exports.odk(Exports.forms(12, seed: 3)))
        #expect(batch.findings.filter { $0.rule == "file.editedRecords" }.map(\.value) == ["2"])
    }

    @Test("Columns in any order, and more of them than any question, change nothing")
    func order() throws {
        let forms = Exports.forms(6, seed: 9)
        for (server, write) in Self.writers where server != .surveysolutions {
            let text = write(
                forms.map { form in
                    var form = form
                    form.comment = nil
                    return form
                })
            let expected = try toy.read(text, settings: settings(server)).rows(questionnaire)
            let mark = server == .odk || server == .plain ? "," : ";"
            let end = server == .kobo || server == .limesurvey ? "\r\n" : "\n"
            // Neither "\r\n" nor "\n" stands within a cell here, and no cell holds the separator but in quotes.
            let lines = text.split(separator: end, omittingEmptySubsequences: false).map(String.init)
            let padded = lines.enumerated().map { number, line -> String in
                guard !line.isEmpty else { return line }
                let more = (1...1_000).map { number == 0 ? "them\($0)" : "\($0)" }.joined(separator: mark)
                return number == 0 && line.hasPrefix("\u{FEFF}")
                    ? "\u{FEFF}" + more + mark + line.dropFirst() : more + mark + line
            }
            let batch = try toy.read(padded.joined(separator: end), settings: settings(server))
            #expect(batch.rows(questionnaire) == expected, "\(server)")
            #expect(batch.source.server == (server == .plain ? nil : server.rawValue))
            #expect(batch.findings.count { $0.rule == "header.unknownColumn" } == 1_000)
        }
    }

    // MARK: What wrote it

    @Test("The campaign may name the server, or forbid any")
    func given() throws {
        let text = Exports.kobo(Exports.forms(3, seed: 1))
        var settings = BatchSettings(columns: ["head/unit": "unit", "head/form": "form"])
        settings.source = .plain
        let plain = try toy.read(text, settings: settings)
        #expect(plain.source.server == nil && plain.source.dialect == ";")
        #expect(plain.findings.filter { $0.rule == "header.unknownColumn" }.compactMap(\.field).contains("_uuid"))
        settings.source = .limesurvey
        let forced = try toy.read("unit,form,q1\nA1,1,3\n", settings: settings)
        #expect(forced.source.dialect == ", limesurvey")
        #expect(forced.findings.filter { $0.rule == "file.formServerUncertain" }.map(\.severity) == [.warning])
    }

    @Test("A table with the columns of two servers is a plain table, and that is said")
    func ambiguous() throws {
        let text = "unit,form,q1,_uuid,_index,submitdate,lastpage\nA1,1,3,u,1,,2\n"
        let batch = try toy.read(text)
        #expect(batch.source.server == nil && batch.notes.exclusions.isEmpty)
        #expect(batch.findings.first { $0.rule == "file.formServerUncertain" }?.value == "kobo limesurvey")
    }

    @Test("A question that bears the name of a server's column keeps it")
    func questionsFirst() throws {
        var questionnaire = questionnaire
        questionnaire.questions[7].aliases = ["_notes", "ReviewState"]
        let registry = try Toy.registry.get()
        let reader = BatchReader(questionnaires: [questionnaire], registry: registry, finder: try .init(registry))
        let path = try toy.folder.write(
            Array("unit,form,q1,ReviewState,KEY,SubmitterID\nA1,1,3,rejected,k,1\n".utf8), "a.csv")
        let batch = try reader.read(path, name: "a.csv", questionnaire: "toy", settings: [:])
        #expect(batch.notes.exclusions.isEmpty)
        #expect(batch.rows(questionnaire)[0][7] == "rejected")
    }

    // MARK: LimeSurvey's quotes

    @Test("In LimeSurvey nothing means not shown, an empty text shown and left empty")
    func quotesMean() throws {
        let text =
            "\"id\";\"submitdate\";\"lastpage\";\"unit\";\"form\";\"q1\";\"q2\";\"visits\";\"comment\"\r\n"
            + "\"1\";\"2026-01-01\";\"2\";\"A1\";\"F1\";;\"\";;\"\"\r\n\r\n"
        let row = try toy.read(text).rows(questionnaire)[0]
        #expect(row[3] == "[notAsked]" && row[4] == "[blank]" && row[6] == "[notAsked]" && row[7] == "[blank]")
        // Saved again by a spreadsheet, the quotes are gone and say nothing.
        let saved = try toy.read(text.replacing("\"", with: "")).rows(questionnaire)[0]
        #expect(saved[3] == "[blank]" && saved[4] == "[blank]")
    }

    @Test("LimeSurvey's headings as texts, and what it masks")
    func limeTexts() throws {
        let text =
            "\"Response ID\";\"Date submitted\";\"Last page\";\"Start language\";\"unit\";\"form. Số phiếu\";"
            + "\"Đánh giá [Câu một]\";\"visits\"\r\n\"1\";\"2026-01-01\";\"2\";\"vi\";\"A1\";\"'=F1\";\"Hài lòng\";\"'+3\"\r\n"
        let batch = try toy.read(text)
        let row = batch.rows(questionnaire)[0]
        #expect(row[1] == "=F1" && row[3] == "3" && row[6] == "3.0", "\(row)")
        #expect(batch.findings.allSatisfy { $0.rule != "header.unknownColumn" })
    }
}
