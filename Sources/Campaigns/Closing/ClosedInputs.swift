internal import Figures
internal import Questionnaires
internal import Reports
internal import Responses
internal import Scorecards
internal import Tables
internal import Units
internal import Validation
internal import Weighting
internal import XMLDocuments

/// Gathers what the figures of a campaign rest on, in a fixed order.
struct ClosedInputs {
    let campaign: Campaign
    let decided: DecisionStage.Decided
    let surveys: [SurveyStage]

    /// All of them.
    func all() throws(CampaignError) -> [ClosedInput] {
        do {
            var found = [ClosedInput(.program, key: "program", value: ProgramVersion.text)]
            found += try leaves(campaign.path("campaign.xml")).map {
                ClosedInput(.setting, key: $0.path, value: $0.value)
            }
            found += campaign.units.fileOrder.flatMap { unit(campaign.units.units[$0]) }
            found += try tables()
            for use in campaign.definition.questionnaires {
                found += try leaves(campaign.workspace.questionnaire(use.id)).map {
                    ClosedInput(.questionnaire, part: use.id, key: $0.path, value: $0.value)
                }
            }
            for card in campaign.scorecards {
                found += try leaves(campaign.workspace.scorecard(card.id)).map {
                    ClosedInput(.card, part: card.id, key: $0.path, value: $0.value)
                }
                found += try scores(card)
            }
            found += surveys.flatMap(batches)
            found += try decisions()
            return found
        } catch let error as XMLFailure {
            throw CampaignError(error.problems, omitted: error.omitted)
        } catch {
            throw CampaignError(cardFile: error)
        }
    }

    private func leaves(_ path: String) throws(XMLFailure) -> [(path: String, value: String)] {
        DocumentLeaves(try XMLTree.read(file: path)).all
    }

    // MARK: Units and tables

    /// What figures may rest on of a unit; names and columns of the office's own do not matter.
    private func unit(_ unit: Unit) -> [ClosedInput] {
        let ancestors = unit.ancestors.map { $0.code + ($0.share.map { "=\($0)" } ?? "") }
        let cells: [(String, String)] = [
            ("code", unit.code), ("kind", unit.kind), ("parent", unit.parent ?? ""), ("block", unit.block ?? ""),
            ("ranked", unit.isRanked ? "1" : "0"), ("centre", unit.isCentre ? "1" : "0"),
            ("population", unit.population.map(String.init) ?? ""), ("validFrom", unit.validFrom?.iso ?? ""),
            ("validTo", unit.validTo?.iso ?? ""), ("ancestors", ancestors.joined(separator: ";")),
        ]
        return cells.filter { !$0.1.isEmpty }.map { ClosedInput(.unit, unit: unit.code, key: $0.0, value: $0.1) }
    }

    private func tables() throws -> [ClosedInput] {
        let definition = campaign.definition
        let design =
            [
                definition.sampleFile, definition.issuedFile, definition.design.strataFile,
                definition.design.clustersFile,
            ].compactMap(\.self) + Set(definition.weighting.flatMap(\.files)).sorted()
        var found: [ClosedInput] = []
        for file in design { found.append(ClosedInput(.table, key: file, value: try digest(file))) }
        if let file = definition.previous?.file {
            let table = try DesignHeadings.table(campaign.path(file))
            found.append(ClosedInput(.previous, key: file, value: try digest(file)))
            for row in table.rows {
                for column in table.columns where column != "unit" {
                    guard let text = row[column], !text.isEmpty else { continue }
                    found.append(ClosedInput(.previous, unit: row["unit"] ?? "", key: column, value: text))
                }
            }
        }
        for use in definition.scorecards {
            guard let file = use.previousFile else { continue }
            found.append(ClosedInput(.previous, part: use.id, key: file, value: try digest(file)))
            found += Self.rows(try PreviousResults.read(file: campaign.path(file)), of: use.id)
        }
        return found
    }

    /// Last year's results by a card, cell by cell.
    private static func rows(_ previous: PreviousResults, of card: String) -> [ClosedInput] {
        previous.results.sorted { $0.key < $1.key }.flatMap { code, result in
            let cells: [(String, String?)] = [
                ("percent", result.percent?.description), ("points", result.points?.description),
                ("rank", result.rank.map(String.init)), ("class", result.className), ("method", result.method),
                ("n", result.population?.description),
            ]
            return cells.compactMap { key, value in
                value.map { ClosedInput(.previous, part: card, unit: code, key: key, value: $0) }
            }
        }
    }

    private func digest(_ file: String) throws -> String { try SHA256.digest(ofFile: campaign.path(file)).hex }

    // MARK: Scores

    private func scores(_ card: Scorecard) throws -> [ClosedInput] {
        let inputs = try ScoreStage(campaign: campaign).inputs(of: card)
        var found: [ClosedInput] = []
        for unit in campaign.units.fileOrder {
            for criterion in card.allCriteria {
                // Rows of one criterion may stand in any order.
                for entry in inputs[unit: unit, criterion: criterion.id].sorted(by: { $0.input < $1.input }) {
                    found.append(
                        ClosedInput(
                            .score, part: card.id, unit: campaign.units.units[unit].code,
                            key: criterion.id + "/" + entry.input, value: entry.value.description))
                }
            }
        }
        return found
    }

    // MARK: Batches and decisions

    private func batches(_ survey: SurveyStage) -> [ClosedInput] {
        let files = survey.validation.batches
        var counts = [[Int: Int]](repeating: [:], count: files.count)
        let table = survey.sample.responses
        for row in 0..<table.rowCount {
            if let unit = table.unit(row) { counts[Int(table.origins[row].batch)][unit, default: 0] += 1 }
        }
        let part = survey.questionnaire.id
        return zip(files, counts).flatMap { verdict, units in
            [ClosedInput(.batch, part: part, key: verdict.source.file, value: verdict.source.sha256)]
                + units.sorted { $0.key < $1.key }.map {
                    ClosedInput(
                        .batchUnit, part: part, unit: campaign.units.units[$0.key].code, key: verdict.source.file,
                        value: String($0.value))
                }
        }
    }

    /// The decisions, each with the unit of its record where that is known.
    private func decisions() throws -> [ClosedInput] {
        var seen: [String: Int] = [:]
        var found: [ClosedInput] = []
        for decision in decided.decisions {
            let batch = decided.batches.first { $0.source.file == decision.batch }
            var key = decision.batch + (decision.record.map { "#\($0)" } ?? "") + " " + decision.action.rawValue
            if let question = decision.question { key += " " + question }
            seen[key, default: 0] += 1
            if let count = seen[key], count > 1 { key += " (\(count))" }
            let cells = [decision.value ?? "", decision.author, decision.reason, decision.time]
            found.append(
                ClosedInput(
                    .decision, part: batch?.table.questionnaireID ?? "",
                    unit: decision.record.flatMap { record in batch.flatMap { unit(of: record, in: $0) } } ?? "",
                    key: key, value: try SHA256.digest(of: Array(cells.joined(separator: "\u{0}").utf8)).hex))
        }
        return found
    }

    private func unit(of record: Int, in batch: BatchContents) -> String? {
        guard let row = batch.table.origins.firstIndex(where: { Int($0.record) == record }),
            let unit = batch.table.unit(row)
        else { return nil }
        return campaign.units.units[unit].code
    }
}
