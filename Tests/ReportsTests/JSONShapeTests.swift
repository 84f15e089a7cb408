import Estimation
import Figures
import Testing

@testable import Reports

/// The shapes that programs rely on, key by key.
@Suite struct JSONShapeTests {
    let material: ReportMaterial

    init() throws { material = try MadeCampaign.shared.get() }

    private func value(_ language: Language = .vi) throws -> JSONValue {
        let survey = material.surveys[0]
        return try IndexJSON.value(
            material, survey: survey,
            cells: survey.estimates.map { DisclosedCell(estimate: $0, isWithheld: false) } + survey.disclosed,
            language: language)
    }

    @Test func indexHasTheContractsKeys() throws {
        let index = try value()
        #expect(index["campaign"] == "ben-luc-2023")
        #expect(index["questionnaire"] == "service-centre")
        #expect(index["formula"] == "topLevels")
        #expect(index["period"] == .null)
        let keys: Set = [
            "unit", "item", "group", "respondents", "answers", "missing", "weightedBase", "percent", "printed",
            "standardError", "interval", "confidence", "degreesOfFreedom", "designEffect", "effectiveSampleSize",
            "flags",
        ]
        let estimates = try #require(index["estimates"]?.elements)
        #expect(estimates.count == material.surveys[0].estimates.count + material.surveys[0].breakdowns.count)
        for estimate in estimates {
            #expect(keys.isSubset(of: Set(try #require(estimate.members).keys)))
        }
    }

    @Test func everyNullHasAReasonBesideIt() throws {
        for estimate in try #require(try value()["estimates"]?.elements) {
            if estimate["percent"] == .null {
                #expect(Absence(rawValue: estimate["reason"]?.string ?? "") != nil)
                #expect(estimate["printed"] == .null)
            } else {
                #expect(estimate["printed"]?.string?.hasSuffix("%") == true)
            }
            let hasNull = ["standardError", "interval", "degreesOfFreedom", "designEffect"].contains {
                estimate[$0] == .null
            }
            #expect(hasNull == (estimate["intervalReason"] != nil))
        }
    }

    @Test func wholeAndBlocksSayHowTheyArePooled() throws {
        let estimates = try #require(try value()["estimates"]?.elements)
        let shared = estimates.filter { $0["unit"] == "*" }
        #expect(!shared.isEmpty)
        #expect(shared.allSatisfy { $0["pooling"] == "populationWeighted" })
        let blocks = Set(shared.compactMap { $0["block"]?.string })
        #expect(blocks == ["Trung tâm", "Xã, thị trấn"])
    }

    @Test func exactSharesAreTheCounts() throws {
        let exact = EstimateJSON.exact(CountedShare(numerator: Ratio(143), denominator: Ratio(145)))
        #expect(exact == ["numerator": 143, "denominator": 145])
    }

    @Test func exactSharesOfFractionsAreScaledToWholeNumbers() throws {
        let share = CountedShare(numerator: try Ratio(13, over: 4), denominator: try Ratio(25, over: 6))
        // 13/4 : 25/6 = 39/12 : 50/12.
        #expect(EstimateJSON.exact(share) == ["numerator": 39, "denominator": 50])
    }

    @Test func printedFollowsTheLanguage() throws {
        let vi = try #require(try value(.vi)["estimates"]?.elements?.first)
        let en = try #require(try value(.en)["estimates"]?.elements?.first)
        let vietnamese = try #require(vi["printed"]?.string)
        #expect(vietnamese.contains(","))
        #expect(en["printed"]?.string == vietnamese.replacing(",", with: ".").replacing("%", with: " %"))
    }

    @Test func figuresFileIsTheSameValues() throws {
        let file = try JSONValue(parsing: try FiguresJSON.bytes(material, language: .vi))
        let survey = material.surveys[0]
        let inFile = try #require(file["surveys"]?.elements?.first)
        let count = survey.estimates.count + survey.breakdowns.count + survey.periods.count
        #expect(inFile["estimates"]?.elements?.count == count)
        #expect(inFile["formula"] == "topLevels")
        #expect(inFile["pooling"] == "populationWeighted")
        let all = try IndexJSON.value(
            material, survey: survey, cells: survey.estimates.map { DisclosedCell(estimate: $0, isWithheld: false) },
            language: .vi)
        let first = try JSONValue(parsing: all.utf8())
        #expect(inFile["estimates"]?.elements?[0] == first["estimates"]?.elements?[0])
    }

    @Test func membersOfTheFiguresFileAreSorted() throws {
        let bytes = try FiguresJSON.bytes(material, language: .vi)
        let parsed = try JSONValue(parsing: bytes)
        let text = String(decoding: bytes, as: UTF8.self).replacing("\n", with: "")
        #expect(parsed.text() == text)
    }

    @Test func scoresHaveTheContractsKeys() throws {
        let value = ScoreJSON.value(material, card: material.cards[0], language: .vi)
        #expect(value["criteriaSet"] == "commune-2023")
        let units = try #require(value["units"]?.elements)
        #expect(units.count == 15)
        let keys: Set = [
            "unit", "block", "areas", "self", "appraised", "survey", "satisfaction", "bonus", "minus", "total",
            "maximum",
            "percent", "printed", "class", "rank", "rankInterval", "previous", "change",
        ]
        for unit in units {
            let members = try #require(unit.members)
            #expect(keys.isSubset(of: Set(members.keys)))
            for (key, value) in members where value.isNull && key != "printed" {
                let reason = key == "percent" ? "reason" : key + "Reason"
                #expect(members[reason]?.string != nil, "no \(reason) beside \(key)")
            }
            let areas = try #require(unit["areas"]?.elements)
            #expect(areas.count == 8)
            #expect(areas.allSatisfy { $0["id"] != nil && $0["maximum"] != nil && $0["percent"] != nil })
        }
        #expect(value["summary"]?["blocks"]?.elements?.count == 1)
        #expect(value["summary"]?["unrankable"]?.elements == ["X14", "X15"])
    }

    @Test func batchesHaveTheContractsKeysAndAddUp() throws {
        let value = BatchesJSON.value(material.surveys[0].batches, language: .en)
        let batches = try #require(value["batches"]?.elements)
        #expect(batches.count == 2)
        for batch in batches {
            let parts = ["accepted", "duplicates", "superseded", "excluded", "quarantined"].compactMap {
                batch[$0]?.integer
            }
            #expect(parts.count == 5)
            #expect(parts.reduce(0, +) == batch["records"]?.integer)
            for key in ["file", "sha256", "format", "encoding", "dialect", "findings"] { #expect(batch[key] != nil) }
        }
        let finding = try #require(batches[0]["findings"]?.elements?.first)
        for key in ["rule", "severity", "record", "line", "byte", "field", "value", "message"] {
            #expect(finding[key] != nil)
        }
        #expect(finding["message"] == "There is no unit “Xã Lạ”.")
    }

    @Test func manifestIsSortedAndHasNoClock() throws {
        let entries = ["b.csv", "a.csv"].map { ManifestEntry(path: $0, sha256: "00", size: 1) }
        let value = ManifestJSON.value(
            campaign: material.campaign, inputs: entries, outputs: [], settings: ["formula": "topLevels"])
        #expect(value["inputs"]?.elements?.compactMap { $0["path"]?.string } == ["a.csv", "b.csv"])
        #expect(value["settings"]?["rounding"]?["part"]?["decimals"] == 1)
        #expect(value["settings"]?["formula"] == "topLevels")
        #expect(
            Set(value.members?.keys.map { $0 } ?? []) == [
                "campaign", "year", "program", "inputs", "outputs", "settings",
            ])
    }
}
