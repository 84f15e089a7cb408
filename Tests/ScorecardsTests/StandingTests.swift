import Figures
import Testing
import Units

@testable import Scorecards

/// Place and change of a unit in words, to be checked with a pocket calculator, and the points of areas.
@Suite struct StandingTests {
    private func steps(
        _ card: Scorecard, _ units: UnitRegistry, _ points: [String], _ previous: PreviousResults = PreviousResults()
    ) throws -> [[String]] {
        let rows = zip(units.units, points).map { ($0.code, "a", "appraised", $1) }
        let results = try card.score(units: units, inputs: ScoreInputs(rows, units: units), previous: previous)
        return results.sheets.map { results.standing($0).map { "\($0.label.vi): \($0.text.vi)" } }
    }

    private let toy = card([criterion("a", "100", HandMarkRule(.appraised))], maximum: "100")

    @Test("place, points, places and classes won")
    func place() throws {
        let previous = PreviousResults([
            "U1": PreviousResult(percent: r("87,32"), rank: 2, className: "B"),
            "U2": PreviousResult(percent: r("90,1"), rank: 1, className: "A"),
        ])
        let steps = try steps(toy, try communes(3), ["91", "85", ""].map { $0.isEmpty ? "0" : $0 }, previous)
        #expect(steps[0].first?.hasPrefix("hạng trong khối: 0 đơn vị xếp trên → 1/3 (") ?? false, "\(steps[0])")
        #expect(steps[0].contains("tăng/giảm: 91,00% − 87,32% = +3,68"), "\(steps[0])")
        #expect(steps[0].contains("tăng/giảm bậc xếp hạng: 2 − 1 = +1"), "\(steps[0])")
        #expect(steps[0].contains("tăng/giảm bậc xếp loại: B → A: +1"), "\(steps[0])")
        #expect(steps[1].contains("tăng/giảm bậc xếp hạng: 1 − 2 = -1"), "\(steps[1])")
        #expect(steps[2].last == "tăng/giảm: không có số liệu năm trước", "\(steps[2])")
    }

    @Test("the tie-break that told two units apart")
    func tie() throws {
        var card = card(
            [criterion("a", "50", HandMarkRule(.appraised)), criterion("b", "50", HandMarkRule(.appraised))],
            maximum: "100")
        card.tieBreaks = [.part("b")]
        let units = try communes(2)
        let results = try card.score(
            units: units,
            inputs: ScoreInputs(
                [
                    ("U1", "a", "appraised", "50"), ("U1", "b", "appraised", "30"), ("U2", "a", "appraised", "30"),
                    ("U2", "b", "appraised", "50"),
                ], units: units))
        let text = results.standing(results.sheets[0])[0].text
        #expect(text.vi.hasPrefix("1 đơn vị xếp trên → 2/2") && text.vi.contains("bằng chỉ số, xét"), "\(text.vi)")
    }

    @Test("a merged unit's last year is the mean of its ancestors with every addend; a split one with its shares")
    func ancestors() throws {
        var card = toy
        card.comparison = ComparisonSettings(merged: .weightedMean, split: .shares)
        let units = try UnitRegistry([
            Unit(
                code: "N", name: "Mới", block: "xã",
                ancestors: [AncestorShare(code: "C2"), AncestorShare(code: "C3", share: r("0,4"))]),
            Unit(code: "Z", name: "Tên mới", block: "xã", ancestors: [AncestorShare(code: "C4")]),
        ])
        let previous = PreviousResults([
            "C2": PreviousResult(percent: 70, population: 1000), "C3": PreviousResult(percent: 80, population: 3000),
            "C4": PreviousResult(percent: r("66,6")),
        ])
        let steps = try steps(card, units, ["75", "70"], previous)
        // (70 · 1000 + 80 · 3000 · 0,4) / (1000 + 1200) = 166000 / 2200 = 75,4545…
        #expect(
            steps[0].contains {
                $0.contains("(70 × 1.000 (C2) + 80 × 3.000 × 0,4 (C3)) / (1.000 + 3.000 × 0,4) = 830/11")
                    && $0.contains("→ 75,45%")
            }, "\(steps[0])")
        #expect(steps[0].contains("tăng/giảm: 75,00% − 75,45% = -0,45"), "\(steps[0])")
        #expect(steps[1].contains { $0.contains("C4: 66,6% → 66,60%") }, "\(steps[1])")
    }

    @Test("an area has its criteria, its sum and its share; a bonus group its cap")
    func area() throws {
        let bonus = AdjustmentGroup(
            id: "T", title: same("Bonus"), kind: .bonus, cap: 2,
            criteria: [criterion("T.1", "3", HandMarkRule(.appraised))])
        let card = card(
            [criterion("a", "60", HandMarkRule(.appraised)), criterion("b", "40", HandMarkRule(.appraised))],
            maximum: "100", adjustments: [bonus])
        let units = try communes(1)
        let sheet = try card.score(
            units: units,
            inputs: ScoreInputs(
                [
                    ("U1", "a", "appraised", "40,5"), ("U1", "b", "appraised", "20"), ("U1", "T.1", "appraised", "3"),
                ], units: units)
        ).sheets[0]
        let area = try #require(sheet.explanation(ofPart: "1", card))
        #expect(area.points.shown == "60,50" && area.maximum == 100)
        #expect(area.steps.count == 4)
        #expect(area.steps[2].text.vi.hasPrefix("40,5 (a) + 20 (b) = 60,5 → 60,50 / 100"))
        #expect(area.steps[3].text.vi.hasPrefix("60,5 / 100 × 100 = 60,5 → 60,50"))
        let group = try #require(sheet.explanation(ofPart: "T", card))
        #expect(group.points.shown == "2,00")
        #expect(group.steps.last?.text.vi.contains("3, tối đa 2") ?? false)
        #expect(sheet.explanation(ofPart: "zz", card) == nil)
    }
}
