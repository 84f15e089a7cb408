import Figures
import Testing

/// The end of a figure's chain: single forms, for those who may see them.
@Suite("Single answers behind a figure") struct SingleAnswersTests {
    private static let folder = SmallCampaign.folder

    @Test("the forms of a figure and of a survey's criterion add up to the counts, and the journal says who looked")
    func forms() throws {
        let workspace = try ScoredCampaign.workspace()
        let journal = Self.folder + "/journal.csv"
        let before = try workspace.json("explain", Self.folder, "A")
        #expect(before["forms"] == nil)
        #expect(!workspace.text(journal).contains("show-answers"))
        let figure = try workspace.json("explain", Self.folder, "A", "--answers")
        let forms = try #require(figure["forms"]?.elements)
        #expect(!forms.isEmpty)
        #expect(forms.count == figure["respondents"]?.integer)
        #expect(forms.reduce(0) { $0 + ($1["valid"]?.integer ?? 0) } == figure["answers"]?.integer)
        let satisfied = forms.reduce(0) { $0 + ($1["satisfied"]?.integer ?? 0) }
        let percent = try #require(figure["percent"]?.double)
        #expect(abs(100 * Double(satisfied) / Double(figure["answers"]?.integer ?? 1) - percent) < 1e-9)
        for form in forms {
            #expect(form["batch"]?.string?.hasPrefix("batches/") ?? false)
            #expect((form["record"]?.integer ?? 0) > 0)
        }
        #expect(workspace.text(journal).contains("show-answers"))
        #expect(workspace.text(journal).contains("unit=A"))
        let criterion = try workspace.json("explain", Self.folder, "A", "2.1", "--answers")
        #expect(criterion["forms"] == figure["forms"])
        let text = try workspace.hailong("explain", Self.folder, "A", "2.1", "--answers", "--quiet").output
        #expect(text.contains("Từng phiếu"))
        try workspace.hailong("explain", Self.folder, "A", "1.1", "--answers", "--quiet")
            .isRefusal(64, naming: ["--answers", "1.1"])
    }
}
