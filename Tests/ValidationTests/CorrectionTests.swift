import Figures
import Questionnaires
import Responses
import Testing
import Validation

@Suite("Corrections of answers")
struct CorrectionTests {
    @Test("A correction is made before the checks, and what was found about the old answer goes")
    func beforeChecks() throws {
        var batch = try Toy.batch(
            "a.csv", [Toy.record("1", ["unit": "?", "visits": "0"]), Toy.record("2", ["fee": "2", "q2": "2"])])
        let made = batch.correct(
            [
                try Toy.correct(1, "unit", "2"), try Toy.correct(1, "visits", "3"), try Toy.correct(2, "fee", "1"),
            ], questionnaire: try Toy.questionnaire)
        let result = try Toy.validate([batch])
        #expect(result.fates == [2, 0, 0, 0, 0])
        #expect(result.found == ["1 cell.corrected", "1 cell.corrected", "2 cell.corrected"])
        #expect(result.accepted.units.flattened.sorted() == [0, 2])
        #expect(made.map(\.question) == ["unit", "visits", "fee"])
        #expect(made.map(\.before) == ["?", "0.0", "2"] && made.map(\.after) == ["2", "3.0", "1"])
    }

    @Test("The latest correction of an answer counts; other batches and records that are not there are left alone")
    func latest() throws {
        var batch = try Toy.batch("a.csv", [Toy.record("1"), ["refused": "x"]])
        let made = batch.correct(
            [
                try Toy.correct(1, "q1", "1"), try Toy.correct(1, "q1", "98"), try Toy.correct(9, "q1", "1"),
                try Toy.correct(2, "q1", "1"), try Toy.correct(1, "q1", "1", of: "b.csv"),
            ], questionnaire: try Toy.questionnaire)
        #expect(made.count == 1 && made[0].before == "2" && made[0].after == "doesNotKnow")
        #expect(batch.table.columns[6].missingReason(0) == .doesNotKnow)
    }

    @Test("A corrected form number settles a conflict, an emptied one makes a record wait")
    func numbers() throws {
        var batch = try Toy.batch("a.csv", [Toy.record("1"), Toy.record("1", ["q1": "1"]), Toy.record("3")])
        _ = batch.correct(
            [try Toy.correct(2, "form", "2"), try Toy.correct(3, "form", "")], questionnaire: try Toy.questionnaire)
        let result = try Toy.validate([batch])
        #expect(result.fates == [2, 0, 0, 0, 1])
        #expect(try result.acceptedForms == ["1", "2"])
        #expect(result.found == ["2 cell.corrected", "3 cell.corrected", "3 record.noFormNumber"])
    }

    @Test("A personal answer is corrected without being repeated")
    func personal() throws {
        var batch = try Toy.batch("a.csv", [Toy.record("1", ["phone": "0912345678"])])
        let made = batch.correct([try Toy.correct(1, "phone", "0987654321")], questionnaire: try Toy.questionnaire)
        #expect(made[0].before == "•••" && made[0].after == "•••")
        #expect(batch.findings.allSatisfy { !$0.message.vi.contains("09") && $0.value == "•••" })
        guard case .texts(let texts) = batch.table.columns[10] else { return }
        #expect(texts[0] == "0987654321")
    }

    @Test("Telephone and identity numbers are told in any cell; amounts, dates and form numbers are none")
    func looks() {
        for text in [
            "0912345678", "0912 345 678", "0912.345.678", "+84 912 345 678", "gọi 0912345678 nhé", "079123456789",
            "321654987", "84912345678", "2026-02-02 0912345678", "4 0912345678", "0912345678 2026-02-02", "02838291234",
            "0912_345_678", "0912,345,678", "０９１２３４５６７８", "٠٩١٢٣٤٥٦٧٨", "0912\u{200B}345678", "(028) 3829 1234",
            "5 079123456789",
            "X01 0909123456-005",
        ] {
            #expect(PersonalLook.isPersonal(text), "\(text)")
        }
        for text in [
            "", "4", "2026-01-10", "2026-01-10 12:30", "31/12/2026", "2026-02-02 083000", "20260202083000", "X01-0042",
            "Xã 12, tổ 3, số 45", "6.471", "10.762622345", "150.000.000",
            "1.234.567.890", "7", "12345678", "1234567890123",
        ] {
            #expect(!PersonalLook.isPersonal(text), "\(text)")
        }
        #expect(!PersonalLook.isTelephone("X01-2023-0001") && PersonalLook.isTelephone("X01 0909123456-005"))
        #expect(!PersonalLook.isPersonal("150000000", isNumber: true))
        #expect(PersonalLook.masked("0912345678") == "•••")
    }
}
