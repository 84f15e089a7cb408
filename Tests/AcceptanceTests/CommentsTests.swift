import Figures
import Tables
import Testing

/// Comments: written out to review, printed only once they are released.
@Suite struct CommentsTests {
    private static let campaign = "responses/ben-luc-2023"
    private static let page = "reports/ben-luc-2023/units/X01.html"

    @Test("what a reviewer released is printed, in every format and harmless; what waits is not")
    func releasedOnly() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let answer = try workspace.json("export", Self.campaign, "--comments")
        let file = Self.campaign + "/export/ben-luc-2023.comments.csv"
        let sheet = try Table(bytes: Files.bytes(workspace.path + "/" + file), name: file)
        #expect(answer["files"]?.elements?.first?["records"]?.integer == sheet.rows.count && !sheet.rows.isEmpty)
        let first = try #require(sheet.rows.first { $0["unit"] == "X01" })
        let text = try #require(first["text"])
        try workspace.write(
            """
            unit,group,text,released_by,released_on,question
            X01,Thời gian,"\(text.replacing("\"", with: "\"\""))",Lan,2026-11-22,q
            X01,<b>Phí</b>,"<script>alert(1)</script> =1+1",Lan,22/11/2026,q
            X01,Khác,"Gọi tôi 0912 345 678 nhé",Lan,2026-11-22,q
            X01,Khác,Chưa ai duyệt ý này,,,q
            X02,,Ý kiến về xã khác,Lan,2026-11-22,q

            """, to: Self.campaign + "/comments.csv")
        #expect(
            try workspace.hailong(
                "report", Self.campaign, "--unit", "X01", "--to", "html,docx,pdf,xlsx", "--quiet"
            ).status == 3)
        let page = workspace.text(Self.page)
        #expect(page.contains("Ý kiến của người trả lời") && page.contains("Thời gian"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; =1+1") && !page.contains("<script>"))
        #expect(!page.contains("Chưa ai duyệt") && !page.contains("Ý kiến về xã khác"))
        #expect(page.contains("Gọi tôi ••• nhé"))
        #expect(!page.contains("345 678"), "a number typed by hand is masked, too")
        #expect(page.contains("3 ý kiến đã được người duyệt đọc"))
    }

    @Test("a comment that is released by halves, or of no unit, is refused with its line")
    func refusals() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        try workspace.write(
            "mã đơn vị;ý kiến;người duyệt;ngày duyệt\nX01;a;Lan;\nX99;b;Lan;2026-11-22\nX01;c;;hôm qua\n",
            to: Self.campaign + "/comments.csv")
        let outcome = try workspace.hailong("report", Self.campaign, "--unit", "X01", "--quiet")
        #expect(outcome.status == 65 && outcome.output == "")
        for part in ["dòng 2", "dòng 3", "«X99»", "dòng 4"] { #expect(outcome.messages.contains(part), "\(part)") }
        try workspace.write("unit,text,released_by,released_on\n", to: Self.campaign + "/comments.xlsx")
        #expect(try workspace.hailong("report", Self.campaign, "--unit", "X01", "--quiet").status == 65)
    }
}
