import Intake
import Questionnaires
import Responses
import Testing

@Suite("Why answers are missing in our own exports")
struct MissingNotesTests {
    @Test(
        "Empty cells get the reasons that stand beside them; an answer that was filled in stays; other names mean nothing"
    )
    func reasons() throws {
        let toy = try Toy()
        let batch = try toy.read(
            """
            unit,form,date,q1,q2,channels,visits,comment,hailong_weight,hailong_missing
            A1,F1,,,3,,,,1.5,date=notAsked q1=refused channels=invalid visits=notApplicable comment=notAsked
            A1,F2,2026-01-05,,,1 3,2,x,1.5,date=notAsked q1=notAsked q9=notAsked q2=whatever channels=invalid visits=invalid =
            A1,F3,,7,,,,,1.5,

            """)
        #expect(
            batch.rows(try Toy.questionnaire.get()).map { Array($0[2...7]) } == [
                ["[notAsked]", "[refused]", "3", "[invalid]", "[notApplicable]", "[notAsked]"],
                ["2026-01-05", "[notAsked]", "[blank]", "1+3", "2.0", "x"],
                ["[blank]", "[invalid]", "[blank]", "[blank]", "[blank]", "[blank]"],
            ])
        #expect(!batch.rules.contains("header.unknownColumn"))
    }

    @Test("The reasons hold in a long table read by several tasks")
    func long() throws {
        let toy = try Toy()
        let rows = (0..<30_000).map { number in
            number % 3 == 0 ? "A1,F\(number),,q1=notAsked" : "A1,F\(number),3,"
        }
        let batch = try toy.read("unit,form,q1,hailong_missing\n" + rows.joined(separator: "\n") + "\n")
        let column = batch.table.columns[3]
        #expect((0..<30_000).allSatisfy { column.missingReason($0) == ($0 % 3 == 0 ? .notAsked : nil) })
    }
}
