import Figures
import Tables
import Testing
import Units

@testable import Planning

/// Whole samples drawn from frames.
@Suite struct SampleDrawTests {
    private let registry: UnitRegistry

    init() throws {
        registry = try UnitRegistry([Unit(code: "A", name: "Xã An"), Unit(code: "B", name: "Xã Bình")])
    }

    private func frame(
        _ text: String, _ method: DrawSettings.Method = .simple, named: [FrameColumns.Field: String] = [:],
        keeps: [String] = [], ignoresStrata: Bool = false
    ) throws -> SamplingFrame {
        let table = try Table(bytes: Array(text.utf8), name: "ds.csv")
        return try SamplingFrame(
            table, columns: try FrameColumns(table, named: named, keeps: keeps), finder: try UnitFinder(registry),
            demands: .init(method: method, ignoresStrata: ignoresStrata))
    }

    private func draw(
        _ frame: SamplingFrame, _ total: Int, _ method: DrawSettings.Method = .simple, seed: UInt64 = 1,
        perCluster: Int? = nil, reserve: Ratio = .zero
    ) throws -> SampleDraw {
        let populations = try frame.populations()
        let candidates = registry.units.indices.compactMap { place in
            populations[place].map {
                SamplePlan.Candidate(unit: place, code: registry.units[place].code, population: $0)
            }
        }
        let settings = try SamplePlan.Settings(size: try SampleSize(), goal: .total(total, .proportional))
        return try SampleDraw(
            plan: try SamplePlan(candidates, settings: settings), frame: frame,
            settings: try DrawSettings(method: method, seed: seed, perCluster: perCluster, reserve: reserve))
    }

    /// 60 persons of A in 6 hamlets of different size, 30 of B in 3.
    private var persons: [String] {
        var rows: [String] = []
        for (unit, hamlets) in [("A", [20, 12, 10, 8, 6, 4]), ("B", [15, 10, 5])] {
            for (hamlet, size) in hamlets.enumerated() {
                for person in 0..<size {
                    rows.append("\(unit),\(unit)\(hamlet)-\(person),t\(hamlet % 2),thôn \(hamlet)")
                }
            }
        }
        return rows
    }

    private func text(_ rows: [String]) -> String { "unit,id,stratum,psu\n" + rows.joined(separator: "\n") + "\n" }

    @Test("simple and stratified: shares by size, numbers in series, probabilities n/N of each stratum")
    func simple() throws {
        let frame = try frame(text(persons))
        let drawn = try draw(frame, 30)
        #expect(drawn.persons.count == 30)
        #expect(drawn.persons.prefix(20).map(\.form) == (1...20).map { "A-\($0 < 10 ? "00" : "0")\($0)" })
        // A: 36 of 60 in t0 (20 + 10 + 6), 24 in t1: 12 and 8 of 20.
        let first = drawn.persons.filter { $0.unit == 0 && $0.stratum == "t0" }
        let third = try Ratio(1, over: 3)
        #expect(first.count == 12 && first.allSatisfy { $0.probability == third })
        // What each unit's probabilities say of its persons: weights add up to N exactly.
        for unit in 0...1 {
            let weights = try drawn.persons.filter { $0.unit == unit }.map {
                try Ratio.one.divided(by: $0.probability ?? .one)
            }
            #expect(try Ratio.sum(weights) == Ratio(unit == 0 ? 60 : 30))
        }
        #expect(Set(drawn.persons.map(\.entry)).count == 30)
    }

    @Test("the order of rows has no part in a simple sample, nor has another unit; another seed does")
    func order() throws {
        func identifiers(_ drawn: SampleDraw, _ frame: SamplingFrame, unit: Int = 0) -> [String] {
            drawn.persons.filter { $0.unit == unit }.compactMap { $0.entry.map { frame.entries[$0].id } }
        }
        let forward = try frame(text(persons))
        let backward = try frame(text(persons.reversed()))
        let one = try draw(forward, 30, reserve: try Ratio(1, over: 5))
        let other = try draw(backward, 30, reserve: try Ratio(1, over: 5))
        #expect(identifiers(one, forward) == identifiers(other, backward))
        let tables = SampleTables(one, frame: forward, units: registry)
        let others = SampleTables(other, frame: backward, units: registry)
        #expect(tables.sample() == others.sample() && tables.reserve() == others.reserve())
        #expect(try identifiers(draw(forward, 30, seed: 2), forward) != identifiers(one, forward))
        let alone = try frame(text(persons.filter { $0.hasPrefix("A") }))
        #expect(try identifiers(draw(alone, 20), alone) == identifiers(one, forward))
    }

    @Test("in stages: everybody's probability is the same where no cluster is certain, and forms add up")
    func stages() throws {
        let frame = try frame(text(persons), .stages, ignoresStrata: true)
        let drawn = try draw(frame, 15, .stages, perCluster: 5)
        // A: 10 forms in 2 hamlets by size of 60: probability 2 · size / 60, times 5 / size.
        let first = drawn.persons.filter { $0.unit == 0 }
        #expect(first.count == 10 && Set(first.map(\.psu)).count == 2)
        let sixth = try Ratio(1, over: 6)
        #expect(first.allSatisfy { $0.probability == sixth })
        #expect(drawn.clusters.filter { $0.unit == 0 }.map(\.forms) == [5, 5])
        // B: 5 forms, two hamlets at least; 2 · 15 ≥ 30 is certain.
        let certain = try #require(drawn.clusters.first { $0.unit == 1 && $0.psu == "thôn 0" })
        #expect(certain.probability == .one)
        for person in drawn.persons { #expect(person.entry.map { frame.entries[$0].psu } == person.psu) }
    }

    @Test("in stages over many seeds: the weighted number of persons is unbiased")
    func unbiased() throws {
        let frame = try frame(text(persons), .stages)
        var sums: [Double] = []
        for seed in 0..<2000 {
            let drawn = try draw(frame, 13, .stages, seed: UInt64(seed), perCluster: 2)
            sums.append(drawn.persons.reduce(0) { $0 + 1 / ($1.probability?.double ?? 1) })
        }
        let mean = sums.reduce(0, +) / Double(sums.count)
        let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sums.count - 1)
        #expect(abs(mean - 90) <= 4 * (variance / Double(sums.count)).squareRoot() + 1e-9)
    }

    @Test("a frame of hamlets with sizes: forms in each, found in the field")
    func hamlets() throws {
        let frame = try frame("unit,id,size\nA,thôn 1,300\nA,thôn 2,100\nA,thôn 3,200\nB,ấp 1,50\n", .stages)
        let populations = try frame.populations()
        #expect(frame.listsClusters && populations == [0: 600, 1: 50])
        let drawn = try draw(frame, 39, .stages, perCluster: 18)
        let first = drawn.persons.filter { $0.unit == 0 }
        #expect(first.count == 36 && first.allSatisfy { $0.entry == nil })
        // Thôn 1 is 2 · 300 ≥ 600: certain, and has half of the forms, as it has half of the persons.
        #expect(first.count { $0.psu == "thôn 1" } == 18)
        let share = try Ratio(36, over: 600)
        #expect(first.allSatisfy { $0.probability == share })
    }

    @Test("by size: rows with probabilities n · size / sum")
    func proportional() throws {
        let frame = try frame("unit,id,size\nA,1,10\nA,2,30\nA,3,20\nA,4,40\n", .pps)
        let drawn = try draw(frame, 2, .pps)
        for person in drawn.persons {
            let size = frame.entries[try #require(person.entry)].size
            #expect(try person.probability == Ratio(Int128(2 * size), over: 100))
        }
    }

    @Test("substitutes: nobody twice, of the same stratum, numbers after those drawn")
    func reserve() throws {
        let frame = try frame(text(persons))
        let drawn = try draw(frame, 30, reserve: try Ratio(1, over: 4))
        let chosen = Set(drawn.persons.compactMap(\.entry))
        #expect(drawn.reserve.allSatisfy { person in !(person.entry.map(chosen.contains) ?? true) })
        #expect(drawn.reserve.count == drawn.reserve.filter { $0.probability == nil }.count)
        // A: 3 of 12, 2 of 8; B: t0 has 20 of 30 -> 7 of 10 (2), t1 3 (1).
        #expect(drawn.reserve.filter { $0.unit == 0 }.map(\.form) == ["A-021", "A-022", "A-023", "A-024", "A-025"])
        #expect(drawn.reserve.filter { $0.unit == 1 }.count == 3)
        #expect(SampleTables.orders(drawn.reserve).prefix(5) == [1, 2, 3, 1, 2])
    }

    @Test("rows that cannot be used are told, each with its line and reason, and the others are drawn from")
    func problems() throws {
        let frame = try frame(
            """
            Mã đơn vị,Số hồ sơ,Quy mô,Ghi chú
            A,1,5,
            ,2,5,
            Z,3,5,
            A,,5,
            A,4,0,
            A,5,-3,
            A,6,nhiều,
            A,7,2,
            A,7,2,
            xã an,8,2,đầu
            A,8,3,sau
            B,8,"4,0",
            A,9,,

            """, .pps)
        func lines(_ reason: FrameProblem.Reason) -> [Int] {
            frame.problems.filter { $0.reason == reason }.map(\.line)
        }
        #expect(lines(.noUnit) == [3] && lines(.unknownUnit) == [4] && lines(.noIdentifier) == [5])
        #expect(lines(.sizeNotPositive) == [6, 7] && lines(.noSize) == [8, 14])
        #expect(lines(.repeated) == [10] && lines(.conflicting) == [11, 12])
        #expect(frame.entries.map(\.line) == [2, 9, 13] && frame.entries[2].size == 4)
        #expect(frame.rowCount == frame.entries.count + frame.problems.count + frame.otherUnits)
    }

    @Test("frames without what is needed are refused with what they have")
    func missing() throws {
        #expect(throws: PlanningError.self) { try frame("id\n1\n") }
        #expect(throws: PlanningError.self) { try frame("unit\nA\n") }
        #expect(throws: PlanningError.self) { try frame("unit,id\nA,1\n", .pps) }
        #expect(throws: PlanningError.self) { try frame("unit,id\nA,1\n", .stages) }
        #expect(throws: PlanningError.self) { try frame("unit,id\nA,1\n", keeps: ["Địa chỉ"]) }
        #expect(throws: PlanningError.self) { try frame("unit,id\nA,1\n", named: [.id: "Số HS"]) }
        #expect(
            throws: PlanningError.emptyFrame(file: "ds.csv", problems: [FrameProblem(line: 2, reason: .noIdentifier)])
        ) {
            try frame("unit,id\nA,\n")
        }
        let named = try frame("Đơn vị,Số HS,id\nXã An,7,x\n", named: [.id: "số hs"])
        #expect(named.entries.map(\.id) == ["7"])
    }

    @Test("more strata than forms are refused; without strata they are drawn")
    func strata() throws {
        let text = "unit,id,stratum\n" + (1...9).map { "A,\($0),t\($0)\n" }.joined()
        #expect(throws: PlanningError.strataAboveForms(unit: "A", strata: 9, forms: 5)) {
            try draw(try frame(text), 5)
        }
        #expect(try draw(try frame(text, ignoresStrata: true), 5).persons.count == 5)
    }

    @Test("texts that people take for one are one stratum, spelled as first in the alphabet")
    func spelling() throws {
        let frame = try frame("unit,id,stratum\nA,1,thôn 1\nA,2,Thôn  1\nA,3,THÔN 1\nA,4,thôn 2\n")
        let drawn = try draw(frame, 4)
        #expect(Set(drawn.persons.map(\.stratum)) == ["THÔN 1", "thôn 2"])
    }

    @Test("probabilities as decimals: exact where they end, to 18 places where they do not")
    func decimals() throws {
        #expect(SampleTables.decimal(.one) == "1")
        #expect(SampleTables.decimal(try Ratio(1, over: 8)) == "0.125")
        #expect(SampleTables.decimal(try Ratio(2, over: 3)) == "0.666666666666666667")
        #expect(SampleTables.decimal(try Ratio(1, over: 1_000_000)) == "0.000001")
        let large = try Ratio(Int128.max / 3, over: Int128.max - 1)
        #expect(SampleTables.decimal(large).hasPrefix("0.3333333333333333"))
        for denominator: Int128 in [7, 13, 286, 6471] {
            let text = SampleTables.decimal(try Ratio(1, over: denominator))
            let read = try Ratio(decimal: text).double
            #expect(abs(1 / read - Double(denominator)) < 1e-9)
        }
    }
}
