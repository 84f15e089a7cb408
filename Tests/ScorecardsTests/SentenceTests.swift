import Figures
import Testing
import Units

@testable import Scorecards

/// The sentences of conferences, from made tables that fit two published articles; and where points were lost.
@Suite struct SentenceTests {
    private let mark = HandMarkRule(.appraised)

    private func results(
        _ names: [String], _ points: [String], previous: [String] = [], classes: [ScoreClass] = fiveClasses
    ) throws -> ScoreResults {
        let units = try UnitRegistry(
            names.enumerated().map { Unit(code: "U\($0.offset + 10)", name: $0.element, block: "khối") })
        let rows = points.enumerated().map { ("U\($0.offset + 10)", "a", "appraised", $0.element) }
        let before = Dictionary(
            uniqueKeysWithValues: previous.enumerated().map {
                ("U\($0.offset + 10)", PreviousResult(percent: r($0.element)))
            })
        return try card([criterion("a", "100", mark)], maximum: "100", classes: [ClassScheme(classes: classes)])
            .score(units: units, inputs: ScoreInputs(rows, units: units), previous: PreviousResults(before))
    }

    private let provincial = [("A", "xuất sắc", 90), ("B", "tốt", 80), ("C", "khá", 70), ("D", "trung bình", 0)].map {
        ScoreClass(id: $0.0, name: same($0.1), from: Ratio($0.2))
    }

    /// Đồng Tháp 2021, departments: 16/17 from 80 %, first 90,94, fifteen rose and two fell.
    @Test func theDepartmentsOfDongThap() throws {
        let names =
            [
                "Sở Kế hoạch và Đầu tư", "Sở Nội vụ", "Sở Khoa học và Công nghệ", "Sở Y tế",
                "Sở Thông tin và Truyền thông",
            ]
            + (6...16).map { "Sở \($0)" } + ["Sở Tài nguyên và Môi trường"]
        let points =
            ["90,94"] + (1...15).map { "\(89 - $0 / 2)" }.enumerated().map { "\($0.element),\(90 - $0.offset)" }
        let results = try results(
            names, points + ["78,5"], previous: Array(repeating: "75", count: 15) + ["99", "99"], classes: provincial)
        let texts = results.sentences(of: results.blocks[0])
        let vi = texts.map(\.vi)
        #expect(vi.contains("Có 16/17 đơn vị đạt mức tốt trở lên (từ 80% trở lên)."))
        #expect(vi.contains("Có 01/17 đơn vị đạt mức xuất sắc (từ 90% trở lên)."))
        #expect(vi.contains("So với năm trước: 15/17 đơn vị tăng, 02/17 đơn vị giảm."))
        #expect(
            vi.contains(
                "Sở Kế hoạch và Đầu tư xếp hạng nhất với 90,94/100 điểm (90,94%); tiếp theo lần lượt là Sở Nội vụ, Sở Khoa học và Công nghệ, Sở Y tế, Sở Thông tin và Truyền thông; cuối bảng là Sở Tài nguyên và Môi trường (78,50%)."
            ))
        #expect(texts.map(\.en).contains("16 of 17 units are tốt or better (80 % or more)."))
        #expect(texts.map(\.en).contains("Against the year before: 15 of 17 units rose, 2 fell."))
    }

    /// Đồng Tháp 2021, districts: 6/12 from 80 %, none from 90 % on, none below 70 %, Châu Thành first with 88,68.
    @Test func theDistrictsOfDongThap() throws {
        let points = ["88,68"] + (1...5).map { "\(87 - $0)" } + (1...6).map { "\(79 - $0)" }
        let results = try results(
            ["Huyện Châu Thành"] + (2...12).map { "Huyện \($0)" }, points, classes: provincial)
        let vi = results.sentences(of: results.blocks[0]).map(\.vi)
        #expect(vi.contains("Không có đơn vị nào đạt từ 90% trở lên (mức xuất sắc)."))
        #expect(vi.contains("Có 06/12 đơn vị đạt mức tốt trở lên (từ 80% trở lên)."))
        #expect(vi.contains("Không có đơn vị nào dưới 70%."))
        #expect(vi.contains { $0.hasPrefix("Huyện Châu Thành xếp hạng nhất với 88,68/100 điểm (88,68%)") })
        // Nothing is known of the year before, so nothing is said of it.
        #expect(!vi.contains { $0.contains("năm trước") })
    }

    /// Sơn Tây 2017: fifteen wards and communes, Xuân Khanh first with 91 of 100, four named behind it.
    @Test func theCommunesOfSonTay() throws {
        let names =
            ["Phường Xuân Khanh", "Phường Lê Lợi", "Phường Ngô Quyền", "Phường Sơn Lộc", "Phường Trung Hưng"]
            + (6...12).map { "Xã \($0)" } + ["Xã Kim Sơn", "Xã Sơn Đông", "Phường Phú Thịnh"]
        let results = try results(names, (0..<15).map { "\(91 - $0 * 2)" })
        let vi = results.sentences(of: results.blocks[0]).map(\.vi)
        #expect(
            vi.contains {
                $0.hasPrefix(
                    "Phường Xuân Khanh xếp hạng nhất với 91,00/100 điểm (91,00%); tiếp theo lần lượt là Phường Lê Lợi, Phường Ngô Quyền, Phường Sơn Lộc, Phường Trung Hưng; cuối bảng là Phường Phú Thịnh"
                )
            })
        #expect(vi.contains("Bình quân chung 77,00% (bình quân giản đơn, mỗi đơn vị như nhau)."))
    }

    @Test func sharedFirstPlacesAndEmptyBlocksAreSaidRightly() throws {
        let shared = try results(["Xã A", "Xã B"], ["80", "80"])
        let vi = shared.sentences(of: shared.blocks[0]).map(\.vi)
        #expect(vi.contains("Xã A, Xã B đồng hạng nhất với 80,00/100 điểm (80,00%)."))
        let empty = try results(["Xã A"], [])
        #expect(
            empty.sentences(of: empty.blocks[0]).map(\.vi)
                == ["Kết quả chưa đầy đủ: 01/01 đơn vị chưa có điểm (U10)."])
        let partial = try results(["Xã A", "Xã B", "Xã C"], ["80"])
        let first = try #require(partial.sentences(of: partial.blocks[0]).first)
        #expect(first.vi.hasPrefix("Kết quả chưa đầy đủ: 02/03 đơn vị chưa có điểm"))
        #expect(first.vi.contains("các số dưới đây chỉ tính trên những đơn vị đã có điểm"))
    }

    private func lossTable() throws -> ScoreResults {
        let units = try communes(4)
        let toy = card(
            [
                criterion("a", "50", mark), criterion("b", "20", mark),
                criterion("s", "30", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q"),
            ], maximum: "100")
        var surveys = SatisfactionFigures()
        for (unit, percent) in [90, 80, 70, 100].enumerated() {
            surveys[questionnaire: "q", unit: unit] = .exact(Ratio(percent))
        }
        let a = ["50", "40", "45", "50"]
        let b = ["5", "8", "9", "20"]
        let rows = (0..<4).flatMap {
            [("U\($0 + 1)", "a", "appraised", a[$0]), ("U\($0 + 1)", "b", "appraised", b[$0])]
        }
        return try toy.score(units: units, inputs: ScoreInputs(rows, units: units), surveys: surveys)
    }

    /// U2: a 40/50, b 8/20, survey 24/30 = 72: lost 12, 10, 6; block means lost 3,75; 9,5; 4,5.
    @Test func lostPointsAddUpToWhatIsMissing() throws {
        let results = try lossTable()
        let losses = try results.losses(of: results.sheets[1])
        #expect(losses.criteria.map(\.id) == ["b", "a", "s"])
        #expect(losses.criteria.map(\.lost) == [12, 10, 6])
        #expect(losses.criteria.map(\.blockMean) == [r("9,5"), r("3,75"), r("4,5")])
        #expect(try Ratio.sum(losses.criteria.map(\.lost)) == 28)
        #expect(losses.areas.map(\.lost) == [28])
        // 72 of 100: 8 points to 80; 79,995 prints 80,00, but totals have two decimals.
        #expect(losses.nextClass?.points == 8)
        #expect(losses.nextClass?.scoreClass.id == "B")
        #expect(losses.surveys.map(\.points) == [r("0,3")])
        #expect(try results.losses(of: results.sheets[3]).nextClass == nil)
        #expect(try results.losses(of: results.sheets[3]).surveys.map(\.points) == [r("0,3")])
    }

    /// Where a criterion does not apply to one unit, its area is measured by what applied: U1 lost 10 of 50, U2 20 of 70.
    @Test func theBlocksMeanLossAllowsForWhatDidNotApply() throws {
        let units = try communes(2)
        let toy = card(
            [criterion("a", "50", mark), criterion("b", "20", mark)], maximum: "70", rebasing: .appliedPoints)
        let rows = [
            ("U1", "a", "appraised", "40"), ("U1", "b", "applies", "0"), ("U2", "a", "appraised", "40"),
            ("U2", "b", "appraised", "10"),
        ]
        let results = try toy.score(units: units, inputs: ScoreInputs(rows, units: units))
        #expect(results.blocks[0].areas.map(\.meanLost) == [15])
        #expect(results.blocks[0].criteria.map(\.meanLost) == [10, 10])
        #expect(try results.losses(of: results.sheets[0]).areas.map(\.lost) == [10])
    }

    @Test func theNextClassCountsRoundingIn() throws {
        let units = try communes(1)
        // 1.000 points: 799,95 prints 80,00 %, so 0,01 more than 799,94 will do.
        let toy = card([criterion("a", "1000", mark)], maximum: "1000")
        let inputs = ScoreInputs([("U1", "a", "appraised", "799,94")], units: units)
        let results = try toy.score(units: units, inputs: inputs)
        #expect(results.sheets[0].scoreClass?.id == "C")
        #expect(try results.losses(of: results.sheets[0]).nextClass?.points == r("0,01"))
    }

    @Test func weakContentsAreThoseOfManyUnits() throws {
        let results = try lossTable()
        let block = results.blocks[0]
        #expect(block.criteria.map(\.weak) == [0, 3, 0])
        #expect(results.weakContents(of: block).map(\.id) == ["b"])
        #expect(results.sentences(of: block).contains { $0.vi.contains("b criterion b (03/04 đơn vị)") })
        #expect(block.mean.shown == "82,25")
        #expect(block.weightedMean == nil)
    }
}
